"""Runs statements in the database that DATABASE_URL names, and prints the rows of the last one."""
import os
import sys

url = os.environ["DATABASE_URL"]
assert url == os.environ["MTEST_DATABASE_URL"]
if url.startswith("sqlite:///"):
    import sqlite3

    connection = sqlite3.connect(url[len("sqlite:///") :])
else:
    import psycopg2

    connection = psycopg2.connect(url)
cursor = connection.cursor()
for statement in sys.argv[1:]:
    cursor.execute(statement)
if cursor.description is not None:
    for row in cursor.fetchall():
        print(*row)
connection.commit()

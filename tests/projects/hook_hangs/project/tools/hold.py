import os
import time

url = os.environ["DATABASE_URL"]
if url.startswith("sqlite:///"):
    import sqlite3

    connection = sqlite3.connect(url[len("sqlite:///") :], isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
else:
    import psycopg2

    connection = psycopg2.connect(url)
    connection.cursor().execute("LOCK TABLE users; SELECT pg_sleep(300)")
time.sleep(300)

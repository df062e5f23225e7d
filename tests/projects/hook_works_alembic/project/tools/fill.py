"""Gives each user a state, and with an argument looks whether there are so many."""
import os
import sys

import sqlalchemy as sa

engine = sa.create_engine(os.environ["DATABASE_URL"])
with engine.begin() as connection:
    connection.execute(sa.text("UPDATE users SET state = 1"))
    found = connection.execute(sa.text("SELECT count(*) FROM users WHERE state = 1")).scalar()
if len(sys.argv) > 1:
    assert found == int(sys.argv[1]), found

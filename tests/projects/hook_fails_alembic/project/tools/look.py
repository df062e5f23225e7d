import os

import sqlalchemy as sa

columns = sa.inspect(sa.create_engine(os.environ["DATABASE_URL"])).get_columns("users")
assert [column["name"] for column in columns] == ["id", "name", "status"], "users has more columns"

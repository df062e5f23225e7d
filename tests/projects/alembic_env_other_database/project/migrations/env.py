import os

from sqlalchemy import create_engine
from alembic import context

url = os.environ.get("SHOP_DATABASE_URL", "postgresql://shop:secret@db.invalid:5432/shop")
with create_engine("postgresql://shop:secret@db.invalid:5432/shop").connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()

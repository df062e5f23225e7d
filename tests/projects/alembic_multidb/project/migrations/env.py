from sqlalchemy import create_engine
from alembic import context

config = context.config
ENGINES = {"users": "postgresql://db.invalid/users", "orders": "postgresql://db.invalid/orders"}


def run_migrations_online():
    for name, url in ENGINES.items():
        with create_engine(url).connect() as connection:
            context.configure(connection=connection, upgrade_token=name + "_upgrades")
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


run_migrations_online()

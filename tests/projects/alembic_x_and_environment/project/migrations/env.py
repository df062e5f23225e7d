import os

from sqlalchemy import engine_from_config, pool
from alembic import context

config = context.config
assert os.environ["APP_ENV"] == "test"
assert "db.invalid" not in os.environ["SHOP_URL"]
assert context.get_x_argument() == ["tenant=demo", "schema=a=b"], context.get_x_argument()
assert config.cmd_opts.x == ["tenant=demo", "schema=a=b"]


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()

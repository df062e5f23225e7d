from sqlalchemy import engine_from_config, pool, text
from alembic import context

config = context.config
TENANTS = ["north", "south"]


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    for tenant in TENANTS:
        with connectable.connect() as connection:
            connection.execute(text("CREATE SCHEMA IF NOT EXISTS " + tenant))
            connection.execute(text("SET search_path TO " + tenant))
            if hasattr(connection, "commit"):
                connection.commit()
            context.configure(connection=connection, version_table_schema=tenant)
            with context.begin_transaction():
                context.run_migrations(tenant=tenant)


run_migrations_online()

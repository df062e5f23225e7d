from sqlalchemy import engine_from_config, event, pool
from alembic import context

config = context.config
target_metadata = None


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )

    @event.listens_for(connectable, "connect")
    def connected(connection, record):
        connection.isolation_level = None

    @event.listens_for(connectable, "begin")
    def begun(connection):
        connection.exec_driver_sql("BEGIN")

    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, transactional_ddl=True)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()

from sqlalchemy import engine_from_config, pool
from alembic import context

from models import Base

config = context.config


def include_object(object, name, type_, reflected, compare_to):
    return not (type_ == "table" and name.startswith("legacy_"))


def drop_empty(context, revision, directives):
    if directives[0].upgrade_ops.is_empty():
        directives[:] = []


connectable = engine_from_config(
    config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
)
with connectable.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
        include_object=include_object,
        process_revision_directives=drop_empty,
        version_table="versions",
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()

from alembic import context


raise ValueError("no settings")

"""Add an email"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    try:
        with op.get_bind().begin_nested():
            op.drop_index("ix_users_email", table_name="users")
    except sa.exc.ProgrammingError:
        pass
    op.add_column("users", sa.Column("email", sa.String(200)))


def downgrade():
    op.drop_column("users", "email")

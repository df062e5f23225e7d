"""The name is a full name: copied, and not back"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.add_column("users", sa.Column("full_name", sa.String(100)))
    op.execute("UPDATE users SET full_name = name")
    with op.batch_alter_table("users") as batch:
        batch.drop_column("name")


def downgrade():
    op.add_column("users", sa.Column("name", sa.String(100), nullable=False, server_default=""))
    with op.batch_alter_table("users") as batch:
        batch.alter_column("name", server_default=None)
        batch.drop_column("full_name")

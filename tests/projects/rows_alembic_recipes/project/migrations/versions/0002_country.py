"""A country with a default on the server, which then goes"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("country", sa.String(2), nullable=False, server_default="xx"))
    with op.batch_alter_table("users") as batch:
        batch.alter_column("country", server_default=None)


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("country")

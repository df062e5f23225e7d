"""Add a phone"""
import sqlalchemy as sa
from alembic import op

revision = "0002b"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("phone", sa.String(20)))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("phone")

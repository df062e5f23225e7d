"""Add an email"""
import sqlalchemy as sa
from alembic import op

FIRST = "0001"
revision, down_revision = r'0002', FIRST


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")

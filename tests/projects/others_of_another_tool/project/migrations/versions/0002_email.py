"""Add an email"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")

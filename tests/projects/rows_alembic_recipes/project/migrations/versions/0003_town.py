"""A town, which may be missing at first"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("users", sa.Column("town", sa.String(50)))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("town")

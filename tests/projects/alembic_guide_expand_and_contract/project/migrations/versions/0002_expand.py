"""A longer nick beside the old one."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("members", sa.Column("new_nick", sa.String(255), nullable=True))


def downgrade():
    op.drop_column("members", "new_nick")

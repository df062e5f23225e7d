"""Members have no nick."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.drop_column("members", "nick")


def downgrade():
    op.add_column("members", sa.Column("nick", sa.String(80), nullable=False))

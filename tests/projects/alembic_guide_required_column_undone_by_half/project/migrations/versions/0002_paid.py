"""Whether a member has paid."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column(
        "members", sa.Column("paid", sa.Boolean(), nullable=True, server_default=sa.false())
    )

"""Nobody is without an answer any more."""
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.alter_column("members", "paid", existing_type=sa.Boolean(), server_default=None)
    op.alter_column("members", "paid", existing_type=sa.Boolean(), nullable=False)


def downgrade():
    op.alter_column("members", "paid", existing_type=sa.Boolean(), nullable=True)
    op.alter_column("members", "paid", existing_type=sa.Boolean(), server_default=sa.false())

"""An address that stays."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("users", sa.Column("email", sa.Text))


def downgrade():
    # mtest: allow empty-downgrade: it is kept
    pass

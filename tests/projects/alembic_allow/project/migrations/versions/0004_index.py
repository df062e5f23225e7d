"""An index that stays."""
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.execute("SELECT 1")
    op.create_index("ix_users_name", "users", ["name"])  # mtest: allow reupgrade-fails: made once


# mtest: allow downgrade-leaves-residue: it does no harm
def downgrade():
    op.execute("SELECT 1")

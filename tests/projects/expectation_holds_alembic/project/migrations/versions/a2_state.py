"""state"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.add_column("users", sa.Column("state", sa.Integer))
    op.execute("UPDATE users SET state = 1")


def downgrade():
    op.drop_column("users", "state")

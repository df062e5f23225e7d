"""Fewer states"""
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.execute("UPDATE users SET state = CASE state WHEN 'a' THEN 'open' ELSE 'closed' END")


def downgrade():
    op.execute("UPDATE users SET state = CASE state WHEN 'open' THEN 'a' ELSE 'b' END")

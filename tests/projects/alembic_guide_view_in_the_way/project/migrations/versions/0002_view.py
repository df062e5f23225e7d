"""A list of members."""
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("CREATE VIEW member_list AS SELECT id, nick, mail FROM members")


def downgrade():
    op.execute("DROP VIEW member_list")

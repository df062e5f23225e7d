"""Members have no nick."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("DROP VIEW IF EXISTS member_list")
    op.drop_column("members", "nick")
    op.execute("CREATE VIEW member_list AS SELECT id, mail FROM members")


def downgrade():
    op.add_column("members", sa.Column("nick", sa.String(80), nullable=False))

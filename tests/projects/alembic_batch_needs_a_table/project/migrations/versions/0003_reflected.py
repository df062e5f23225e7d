"""What is there decides."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    members = sa.Table("members", sa.MetaData(), autoload_with=op.get_bind())
    op.create_table("copies", *[sa.Column(c.name, c.type) for c in members.columns])


def downgrade():
    op.drop_table("copies")

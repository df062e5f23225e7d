"""Add two more"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    known = sa.inspect(op.get_bind()).get_table_names()
    for name in ("cups", "pots"):
        if name not in known:
            op.create_table(name, sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("pots")
    op.drop_table("cups")

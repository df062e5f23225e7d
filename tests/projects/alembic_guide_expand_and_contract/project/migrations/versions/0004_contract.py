"""The longer nick takes over."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.alter_column("members", "new_nick", nullable=False)
    op.drop_column("members", "nick")
    op.alter_column("members", "new_nick", new_column_name="nick")


def downgrade():
    op.alter_column("members", "nick", new_column_name="new_nick", nullable=True)
    op.add_column("members", sa.Column("nick", sa.String(80), nullable=True))
    op.execute("UPDATE members SET nick = new_nick")
    op.alter_column("members", "nick", nullable=False)

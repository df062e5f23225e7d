"""Settings of a member."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("members", sa.Column("settings", postgresql.JSONB(), nullable=True))
    op.execute("UPDATE members SET settings = '{}'::jsonb WHERE settings IS NULL")
    op.alter_column(
        "members",
        "settings",
        existing_type=postgresql.JSONB(),
        nullable=False,
        server_default=sa.text("'{}'::jsonb"),
    )


def downgrade():
    op.drop_column("members", "settings")

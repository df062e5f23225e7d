"""Settings, which a second run adds again.

Revision ID: 0004
"""
from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade():
    if not sa.inspect(op.get_bind()).has_table("settings"):
        op.create_table("settings", sa.Column("name", sa.Text()), sa.Column("value", sa.Text()))
    settings = sa.table("settings", sa.column("name"), sa.column("value"))
    op.bulk_insert(settings, [{"name": "theme", "value": "dark"}])


def downgrade():
    op.drop_table("settings")

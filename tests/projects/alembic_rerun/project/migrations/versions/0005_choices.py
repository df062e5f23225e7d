"""Choices, which a second run finds.

Revision ID: 0005
"""
from alembic import op
import sqlalchemy as sa

revision = "0005"
down_revision = "0004"


def upgrade():
    bind = op.get_bind()
    if not sa.inspect(bind).has_table("choices"):
        op.create_table("choices", sa.Column("name", sa.Text()), sa.Column("value", sa.Text()))
    choices = sa.table("choices", sa.column("name"), sa.column("value"))
    if bind.execute(sa.text("SELECT count(*) FROM choices")).scalar() == 0:
        op.bulk_insert(choices, [{"name": "theme", "value": "dark"}])


def downgrade():
    op.drop_table("choices")

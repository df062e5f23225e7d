"""Loans, of a member known by nick."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "loans",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("nick", sa.String(80)),
    )


def downgrade():
    op.drop_table("loans")

"""Create users"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = "0001"  # the first
down_revision: Union[str, Sequence[str], None] = None


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
    )


def downgrade():
    op.drop_table("users")

"""Add an email"""
import os

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))
    os._exit(3)


def downgrade():
    op.drop_column("users", "email")

"""Add an email"""
import time

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))
    while True:
        time.sleep(1)


def downgrade():
    op.drop_column("users", "email")

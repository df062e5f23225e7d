"""Say something"""
import logging
import os

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))
    print("moved", 12, "rows")
    logging.getLogger("shop").warning("an index is missing")
    os.write(1, b"not kept\n")


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")

"""Extra values of a step."""
import logging

import sqlalchemy as sa
from alembic import op

revision = "002_extra"
down_revision = "001_steps"


def upgrade():
    found = op.get_bind().execute(
        sa.text(
            """
            SELECT table_name FROM information_schema.tables
             WHERE table_schema = 'flow' AND table_name = 'step'
            """
        )
    )
    if not found.fetchall():
        logging.getLogger("alembic").warning("there is no table to change")
        return
    op.add_column("step", sa.Column("extra", sa.Text()), schema="flow")


def downgrade():
    op.execute("ALTER TABLE IF EXISTS flow.step DROP COLUMN extra")

"""The kind of a step."""
import logging

import sqlalchemy as sa
from alembic import op

revision = "003_kind"
down_revision = "002_extra"


def upgrade():
    op.add_column("steps", sa.Column("kind", sa.Text()), schema="flow")
    op.execute("COMMIT")
    try:
        op.get_bind().execute(sa.text("UPDATE flow.step SET kind = 'human'"))
    except Exception as error:
        logging.getLogger("alembic").warning("failed: %s", error)
        op.execute("ROLLBACK")


def downgrade():
    op.drop_column("steps", "kind", schema="flow")

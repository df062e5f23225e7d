"""States that nobody writes any more."""
import sqlalchemy as sa
from alembic import op

revision = "004_old_states"
down_revision = "003_kind"


def upgrade():
    connection = op.get_bind()
    for (step,) in connection.execute(
        sa.text("SELECT id FROM flow.steps WHERE state = 'done'")
    ).fetchall():
        connection.execute(
            sa.text("UPDATE flow.steps SET state = 'completed' WHERE id = :id"), {"id": step}
        )


def downgrade():
    # Which of them were 'done' is forgotten; it meant the same.
    op.execute("UPDATE flow.steps SET state = 'completed' WHERE state = 'completed'")

"""The state of a job is an enum."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0002"
down_revision = "0001"


STATES = ("queued", "running", "ended", "broken")
NEW_NAMES = {"waiting": "queued", "active": "running", "done": "ended", "error": "broken"}


def upgrade():
    op.execute("CREATE TYPE job_state AS ENUM ('queued', 'running', 'ended', 'broken')")
    op.add_column(
        "jobs", sa.Column("new_state", sa.Enum(*STATES, name="job_state"), nullable=True)
    )
    session = orm.Session(bind=op.get_bind())
    for old, new in NEW_NAMES.items():
        session.execute(
            sa.text("UPDATE jobs SET new_state = :new WHERE state = :old"), {"new": new, "old": old}
        )
    session.commit()
    session.execute(sa.text("UPDATE jobs SET new_state = 'queued' WHERE new_state IS NULL"))
    session.commit()
    op.alter_column("jobs", "new_state", nullable=False)
    op.drop_column("jobs", "state")
    op.alter_column("jobs", "new_state", new_column_name="state")


def downgrade():
    # Reverse the process.
    pass

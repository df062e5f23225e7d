"""The mood of a job, too."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("CREATE TYPE job_mood AS ENUM ('good', 'bad')")
    op.add_column("jobs", sa.Column("mood", sa.Enum("good", "bad", name="job_mood")))


def downgrade():
    op.drop_column("jobs", "mood")
    op.execute("DROP TYPE job_mood")

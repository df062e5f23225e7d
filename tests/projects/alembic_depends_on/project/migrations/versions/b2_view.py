"""A view of both"""
import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "b1"
depends_on = "people"


def upgrade():
    op.execute("CREATE VIEW both AS SELECT users.name, stock.id FROM users, stock")


def downgrade():
    op.execute("DROP VIEW both")

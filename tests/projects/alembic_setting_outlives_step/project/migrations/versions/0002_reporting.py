"""Create a schema for reports"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("CREATE SCHEMA reporting")
    op.execute("SET search_path = reporting, public")


def downgrade():
    op.execute("DROP SCHEMA reporting")

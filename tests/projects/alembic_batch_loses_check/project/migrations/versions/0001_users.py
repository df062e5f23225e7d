"""Create users"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER CHECK (age > 0))")


def downgrade():
    op.drop_table("users")

"""Orders are paid unless said otherwise"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'paid'")


def downgrade():
    op.execute("ALTER TABLE orders ALTER COLUMN state DROP DEFAULT")

"""Drop a table that never was"""
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.execute("SELECT 1")
    op.execute("DROP TABLE invoices")


def downgrade():
    op.execute("CREATE TABLE invoices (id integer)")

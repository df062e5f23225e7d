"""Fill in who has paid."""
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.execute("UPDATE members SET paid = false WHERE paid IS NULL")


def downgrade():
    pass  # whoever was filled in cannot be told from the others any more, and need not be

"""No two users share an address"""
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.create_index("users_email", "users", ["email"], unique=True)


def downgrade():
    op.drop_index("users_email", "users")

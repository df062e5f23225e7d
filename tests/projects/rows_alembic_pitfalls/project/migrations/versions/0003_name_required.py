"""Every user has a name"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("name", existing_type=sa.String(100), nullable=False)


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("name", existing_type=sa.String(100), nullable=True)

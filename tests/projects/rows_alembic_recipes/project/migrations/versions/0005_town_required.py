"""By now every user has a town"""
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("town", existing_type=sa.String(50), nullable=False)


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("town", existing_type=sa.String(50), nullable=True)

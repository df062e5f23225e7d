"""A longer name"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("name", type_=sa.String(200))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.alter_column("name", type_=sa.String(100))

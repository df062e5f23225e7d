"""Every user has a country, says the model"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("users") as batch:
        batch.add_column(sa.Column("country", sa.String(2), nullable=False))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("country")

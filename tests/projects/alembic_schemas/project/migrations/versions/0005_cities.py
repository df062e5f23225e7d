"""Create cities, where there are none yet"""
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade(tenant):
    op.create_table("cities", sa.Column("id", sa.Integer, primary_key=True))
    if tenant == "south":
        op.execute("SELECT * FROM streets")


def downgrade(tenant):
    op.drop_table("cities")

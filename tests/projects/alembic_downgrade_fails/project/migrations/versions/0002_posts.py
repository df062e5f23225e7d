"""Users have a leader"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("leader", sa.Integer))
    op.create_foreign_key(None, "users", "users", ["leader"], ["id"])


def downgrade():
    op.drop_constraint(None, "users", type_="foreignkey")
    op.drop_column("users", "leader")

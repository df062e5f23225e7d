"""Departments and the people in them."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table("departments", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "employees",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("department_id", sa.Integer(), sa.ForeignKey("departments.id")),
    )


def downgrade():
    op.drop_table("employees")
    op.drop_table("departments")

"""The name is a full name: copied, and back"""
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.add_column("users", sa.Column("full_name", sa.String(100)))
    op.execute("UPDATE users SET full_name = name WHERE id BETWEEN 0 AND 1000000000")
    op.execute("UPDATE users SET full_name = name WHERE id < 0 OR id > 1000000000")
    with op.batch_alter_table("users") as batch:
        batch.drop_column("name")


def downgrade():
    op.add_column("users", sa.Column("name", sa.String(100)))
    op.execute("UPDATE users SET name = full_name")
    with op.batch_alter_table("users") as batch:
        batch.drop_column("full_name")

"""Loans know who gave them."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.add_column("loans", sa.Column("giver_id", sa.Integer(), nullable=True))
    op.execute("""
        ALTER TABLE loans ADD CONSTRAINT loans_giver_id_fkey
        FOREIGN KEY (giver_id) REFERENCES members (id) ON DELETE CASCADE NOT VALID
    """)


def downgrade():
    op.drop_column("loans", "giver_id")

"""Loans know their member."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("loans", sa.Column("member_id", sa.Integer(), nullable=True))
    op.execute("""
        UPDATE loans l SET member_id = (SELECT m.id FROM members m WHERE m.nick = l.nick LIMIT 1)
    """)
    op.execute("""
        ALTER TABLE loans ADD CONSTRAINT loans_member_id_fkey
        FOREIGN KEY (member_id) REFERENCES members (id) NOT VALID
    """)
    op.execute("ALTER TABLE loans VALIDATE CONSTRAINT loans_member_id_fkey")


def downgrade():
    op.drop_column("loans", "member_id")

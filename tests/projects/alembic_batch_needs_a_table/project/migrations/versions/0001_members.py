"""Members."""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("mail", sa.String(255), nullable=False),
        sa.Column("nick", sa.String(80), nullable=False),
        sa.UniqueConstraint("mail", name="uq_members_mail"),
    )
    op.execute("INSERT INTO nowhere VALUES (1)")


def downgrade():
    op.drop_table("members")

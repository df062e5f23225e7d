"""The mail address under its whole name."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("members", sa.Column("mail_address", sa.String(255), nullable=True))
    op.execute("UPDATE members SET mail_address = mail")
    op.drop_constraint("uq_members_mail", "members", type_="unique")
    op.drop_column("members", "mail")


def downgrade():
    op.add_column("members", sa.Column("mail", sa.String(255), nullable=True))
    op.execute("UPDATE members SET mail = mail_address")
    op.drop_column("members", "mail_address")

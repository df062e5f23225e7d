"""Members have a telephone instead of mail."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.add_column("members", sa.Column("telephone", sa.Text()))
    op.execute("DROP VIEW IF EXISTS member_list")
    op.drop_column("members", "mail")
    op.execute("CREATE VIEW member_list AS SELECT id, telephone FROM members")


def downgrade():
    op.execute("DROP VIEW IF EXISTS member_list")
    op.add_column("members", sa.Column("mail", sa.String(255)))
    op.execute("UPDATE members SET mail = 'nobody-' || id")
    op.alter_column("members", "mail", nullable=False)
    op.create_unique_constraint("uq_members_mail", "members", ["mail"])
    op.drop_column("members", "telephone")
    op.execute("CREATE VIEW member_list AS SELECT id, mail FROM members")

"""Fill the longer nick."""
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.get_bind().exec_driver_sql(
        """
        UPDATE members SET new_nick = nick
         WHERE id IN (SELECT id FROM members WHERE new_nick IS NULL LIMIT 10000)
        """
    )


def downgrade():
    op.execute("UPDATE members SET new_nick = NULL")

"""The age of a member."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("members", recreate="auto") as batch:
        batch.alter_column("nick", existing_type=sa.String(80), nullable=True)


def downgrade():
    with op.batch_alter_table("members") as batch:
        batch.alter_column("nick", existing_type=sa.String(80), nullable=False)

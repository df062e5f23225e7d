"""Fill the emails"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))
    bind = op.get_bind()
    names = [column["name"] for column in sa.inspect(bind).get_columns("users")]
    assert "email" in names
    users = sa.table("users", sa.column("name"), sa.column("email"))
    op.bulk_insert(users, [{"name": "Ann", "email": None}])
    session = Session(bind=bind)
    session.execute(users.update().values(email="nobody"))
    session.flush()
    bind.execute(users.delete())


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")

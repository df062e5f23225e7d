"""Trim the names of users"""
from alembic import op
from sqlalchemy.orm import Session

from app.models import User

revision = "0002"
down_revision = "0001"


def upgrade():
    session = Session(op.get_bind())
    for user in session.query(User):
        user.name = user.name.strip()
    session.flush()


def downgrade():
    op.execute("UPDATE users SET name = name")

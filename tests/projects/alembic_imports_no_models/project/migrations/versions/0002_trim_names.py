"""Trim the names of users"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

from app.models import Model  # was used once
from migrations.tables import users

revision = "0002"
down_revision = "0001"

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String)


def upgrade():
    for user in Session(op.get_bind()).query(User):
        user.name = user.name.strip()
    op.execute(users.update().values(name=sa.func.lower(users.c.name)))


def downgrade():
    op.execute("UPDATE users SET name = name")

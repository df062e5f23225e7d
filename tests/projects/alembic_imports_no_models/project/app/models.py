import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

from app.types import Money

Base = declarative_base()
LONGEST_NAME = 100


class Colour(enum.Enum):
    red = "red"
    blue = "blue"


class Lower(sa.types.TypeDecorator):
    """A type beside the models that use it."""

    impl = sa.String
    cache_ok = True


class Model(Base):
    __tablename__ = "users"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(Lower(LONGEST_NAME), nullable=False)
    balance = sa.Column(Money())

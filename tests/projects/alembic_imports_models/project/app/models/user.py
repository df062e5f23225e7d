import sqlalchemy as sa

from ..db import Base


class Named:
    """Says how it is called."""

    def __str__(self):
        return self.name


class User(Named, Base):
    __tablename__ = "users"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(100), nullable=False)

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    __table_args__ = (
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.Index("ix_users_name", "name"),
        sa.CheckConstraint("age > 0", name="ck_users_age"),
    )

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(100), nullable=False, server_default="nobody")
    email = sa.Column(sa.Text)
    age = sa.Column(sa.SmallInteger)
    active = sa.Column(sa.Boolean, nullable=False, server_default=sa.true())
    balance = sa.Column(sa.Numeric(10, 2), server_default="0")
    made = sa.Column(sa.DateTime, server_default=sa.func.current_timestamp())
    colour = sa.Column(sa.Enum("red", "blue", name="colour"))
    extra = sa.Column(sa.JSON)
    photo = sa.Column(sa.LargeBinary)


class Post(Base):
    __tablename__ = "Posts"

    id = sa.Column(sa.BigInteger, primary_key=True)
    author = sa.Column(sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    big = sa.Column(sa.Float)
    day = sa.Column(sa.Date)

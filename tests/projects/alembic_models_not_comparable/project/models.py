import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    __table_args__ = (
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.Index("ix_users_name", "name"),
    )

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(200), nullable=False)
    email = sa.Column(sa.String(100), server_default="none")
    nickname = sa.Column(sa.String(50))


class Tag(Base):
    __tablename__ = "Tags"

    id = sa.Column(sa.Integer, primary_key=True)
    owner = sa.Column(sa.Integer, sa.ForeignKey("users.id"))


class Post(Base):
    __tablename__ = "posts"

    id = sa.Column(sa.Integer, primary_key=True)
    author = sa.Column(sa.Integer, sa.ForeignKey("users.id", name="fk_posts_author"))

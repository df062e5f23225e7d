import sqlalchemy as sa

from app.db import Base

posts = sa.Table(
    "posts",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.String(100)),
)

"""Fill the titles of posts"""
from alembic import op

from app import models

revision = "0004"
down_revision = "0003"


def upgrade():
    op.execute(models.posts.update().values(title="none"))
    op.execute(models.user.User.__table__.update().values(name="x").where(models.User.id < 0))


def downgrade():
    op.execute("UPDATE posts SET title = NULL")

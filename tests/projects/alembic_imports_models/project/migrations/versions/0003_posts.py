"""Create posts as the application describes them"""
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    import app.models.post as model, app.db

    app.db.Base.metadata.create_all(op.get_bind(), tables=[model.posts])


def downgrade():
    op.drop_table("posts")

"""Create users and posts"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), server_default="nobody", nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("age", sa.SmallInteger(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("balance", sa.Numeric(precision=10, scale=2), server_default="0"),
        sa.Column("made", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("colour", sa.Enum("red", "blue", name="colour")),
        sa.Column("extra", sa.JSON()),
        sa.Column("photo", sa.LargeBinary()),
        sa.CheckConstraint("age > 0", name="ck_users_age"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email", name="uq_users_email"),
    )
    op.create_index("ix_users_name", "users", ["name"])
    op.create_table(
        "Posts",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=True),
        sa.Column("big", sa.Float()),
        sa.Column("day", sa.Date()),
        sa.ForeignKeyConstraint(["author"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_Posts_author"), "Posts", ["author"])
    op.create_table("legacy_notes", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("legacy_notes")
    op.drop_table("Posts")
    op.drop_table("users")
    op.execute("DROP TYPE colour") if op.get_bind().dialect.name == "postgresql" else None

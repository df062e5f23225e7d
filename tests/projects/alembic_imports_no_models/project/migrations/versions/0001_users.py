"""Create users"""
import sqlalchemy as sa
from alembic import op
import app.models
import app.types
from app.types import Money
from app.models import LONGEST_NAME, Colour

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", app.models.Lower(length=LONGEST_NAME), nullable=False),
        sa.Column("balance", app.types.Money(), server_default="0"),
        sa.Column("debt", Money()),
        sa.Column("colour", sa.Enum(*[one.value for one in Colour], native_enum=False)),
    )


def downgrade():
    op.drop_table("users")

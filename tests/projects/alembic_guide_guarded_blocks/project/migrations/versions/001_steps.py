"""Steps of a flow."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "001_steps"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA flow")
    op.create_table(
        "steps",
        sa.Column(
            "id",
            postgresql.UUID(as_uuid=True),
            primary_key=True,
            server_default=sa.text("gen_random_uuid()"),
        ),
        sa.Column("state", sa.String(50), nullable=False),
        schema="flow",
    )
    op.execute("""
        ALTER TABLE flow.steps
        ADD CONSTRAINT steps_state CHECK (state IN ('pending', 'running', 'completed'))
    """)


def downgrade():
    op.drop_table("steps", schema="flow")
    op.execute("DROP SCHEMA flow")

"""The kind of a step."""
from alembic import op

revision = "003_kind"
down_revision = "002_extra"


def upgrade():
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                 WHERE n.nspname = 'flow' AND t.typname = 'step_kind'
            ) THEN
                CREATE TYPE flow.step_kind AS ENUM ('human', 'machine');
            END IF;
        END $$;
    """)
    op.execute("ALTER TABLE flow.steps ADD COLUMN IF NOT EXISTS kind flow.step_kind")


def downgrade():
    op.execute("ALTER TABLE flow.steps DROP COLUMN IF EXISTS kind")
    op.execute("DROP TYPE IF EXISTS flow.step_kind")

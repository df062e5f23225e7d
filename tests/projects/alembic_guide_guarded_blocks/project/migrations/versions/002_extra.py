"""Extra values of a step."""
from alembic import op

revision = "002_extra"
down_revision = "001_steps"


def upgrade():
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM information_schema.columns
                 WHERE table_schema = 'flow' AND table_name = 'steps' AND column_name = 'extra'
            ) THEN
                ALTER TABLE flow.steps ADD COLUMN extra jsonb DEFAULT '{}'::jsonb;
            END IF;
        END $$;
    """)


def downgrade():
    op.execute("""
        DO $$ BEGIN
            IF EXISTS (
                SELECT 1 FROM information_schema.columns
                 WHERE table_schema = 'flow' AND table_name = 'steps' AND column_name = 'extra'
            ) THEN
                ALTER TABLE flow.steps DROP COLUMN extra;
            END IF;
        END $$;
    """)

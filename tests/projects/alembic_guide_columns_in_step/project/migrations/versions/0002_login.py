"""Members log in by a name of its own."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("members", sa.Column("login", sa.String(80)))
    op.execute("""
        CREATE OR REPLACE FUNCTION copy_nick() RETURNS trigger AS $$
        BEGIN
            NEW.login = NEW.nick;
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql;

        CREATE TRIGGER members_copy_nick BEFORE INSERT OR UPDATE ON members
        FOR EACH ROW EXECUTE FUNCTION copy_nick();
    """)
    op.execute("UPDATE members SET login = nick WHERE login IS NULL")


def downgrade():
    op.execute("DROP TRIGGER members_copy_nick ON members")
    op.drop_column("members", "login")

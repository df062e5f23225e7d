"""Nobody reads the nick any more."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("DROP TRIGGER members_copy_nick ON members")
    op.execute("DROP FUNCTION copy_nick()")
    op.drop_column("members", "nick")


def downgrade():
    op.add_column("members", sa.Column("nick", sa.String(80), nullable=True))
    op.execute("UPDATE members SET nick = login")
    op.alter_column("members", "nick", nullable=False)
    op.execute("""
        CREATE FUNCTION copy_nick() RETURNS trigger AS $$
        BEGIN
            NEW.login = NEW.nick;
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql;

        CREATE TRIGGER members_copy_nick BEFORE INSERT OR UPDATE ON members
        FOR EACH ROW EXECUTE FUNCTION copy_nick();
    """)

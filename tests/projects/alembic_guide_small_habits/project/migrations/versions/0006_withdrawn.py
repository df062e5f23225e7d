"""Withdrawn."""

revision = "0006"
down_revision = "0005"


def upgrade():
    # The number is kept: it was deployed to one test system.
    pass


def downgrade():
    pass

"""Start what stays"""
import os
import subprocess
import time

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(200)))
    subprocess.Popen(["sleep", "300"], start_new_session=True)
    if os.fork() == 0:
        os.setsid()
        if os.fork() > 0:
            os._exit(0)
        time.sleep(300)


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")

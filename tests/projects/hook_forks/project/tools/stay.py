import os
import subprocess
import sys

code = "import psycopg2, time; c = psycopg2.connect(%r); c.cursor().execute('LOCK TABLE users'); print('locked', flush=True); time.sleep(300)"
url = os.environ["DATABASE_URL"]
if url.startswith("sqlite:///"):
    subprocess.Popen(["sleep", "300"], start_new_session=True)
    subprocess.Popen(["sleep", "300"])
else:
    child = subprocess.Popen(
        [sys.executable, "-c", code % url], start_new_session=True, stdout=subprocess.PIPE
    )
    child.stdout.readline()

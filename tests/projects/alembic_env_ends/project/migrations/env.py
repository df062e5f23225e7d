import os
import sys

print("no settings", file=sys.stderr)
os._exit(4)

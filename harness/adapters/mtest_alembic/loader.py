"""mtest's worker for Alembic.

One process for each scratch database. It runs the project's own env.py once, and takes steps from
mtest, one JSON line each, in the body of the generator that env.py's run_migrations() consumes
lazily: true in every Alembic from 1.7.7 to 1.19. It answers with JSON lines about what happens.

The package travels as one text, so that it can be handed to any interpreter in any way: this file,
then load() with the name and the source of each other file, the one named main last.
"""
import gc
import sys
import types

gc.disable()  # until all is imported
PACKAGE = types.ModuleType("mtest_alembic")
PACKAGE.__path__ = []
sys.modules["mtest_alembic"] = PACKAGE


def load(name, source):
    module = types.ModuleType("mtest_alembic." + name)
    sys.modules[module.__name__] = module
    setattr(PACKAGE, name, module)
    exec(compile(source, "mtest_alembic/%s.py" % name, "exec"), module.__dict__)



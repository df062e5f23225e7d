"""The last of the files: it begins."""
import gc

from mtest_alembic import bookkeeping, connections, questions, replay, statements, steps, trial
from mtest_alembic.channel import CHANNEL, NURSERY


def start():
    if not NURSERY:
        return steps.Worker()
    from mtest_alembic import nursery

    return nursery.worker()


def main():
    connections.listen()
    statements.listen()
    replay.listen()
    trial.listen()
    steps.COMMANDS.update(questions.COMMANDS)
    steps.LOOKS.update(questions.LOOKS)
    steps.STEPS.extend(questions.LOOKS)
    try:
        worker = start()
        worker.begin()
        gc.freeze()  # what has come so far stays
        gc.enable()
        worker.run()
    except BaseException as error:
        if CHANNEL.writer is None:
            return
        fields = statements.describe(error, None)
        CHANNEL.send("refused", problem=fields["message"], where=fields["where"],
                     module=error.name if isinstance(error, ModuleNotFoundError) else None)


main()

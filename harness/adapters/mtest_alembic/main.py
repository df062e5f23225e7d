"""The last of the files: it begins."""
from mtest_alembic import connections, questions, replay, statements, steps
from mtest_alembic.channel import CHANNEL


def main():
    connections.listen()
    statements.listen()
    replay.listen()
    steps.COMMANDS.update(questions.COMMANDS)
    try:
        steps.Worker().run()
    except BaseException as error:
        fields = statements.describe(error, None)
        CHANNEL.send("refused", problem=fields["message"], where=fields["where"],
                     module=error.name if isinstance(error, ModuleNotFoundError) else None)


main()

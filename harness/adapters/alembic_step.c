#include "alembic_step.h"

#include "stops.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const size_t statement_width = 200;

void alembic_step_begin(struct step *step)
{
	*step = (struct step){.outcome = {.worked = true, .offset = SIZE_MAX, .rows = -1}};
}

static size_t line_of(const struct alembic_event *event)
{
	double line = alembic_event_number(event, "line", 0);

	return line > 0 && line < 1e9 ? (size_t)line : 0;
}

static void add_statement(struct step *step, struct arena *arena, const struct alembic_event *event)
{
	struct step_statement *statement = VEC_ADD(arena, &step->statements);
	const char *sql = alembic_event_text(event, arena, "sql");

	*statement = (struct step_statement){
		.line = line_of(event),
		.sql = text_squeeze(arena, sql == NULL ? "" : sql, statement_width),
		.rows = -1,
		.clean = alembic_event_flag(event, "clean"),
	};
}

static void end_statement(struct step *step, const struct alembic_event *event)
{
	struct step_statement *last;

	if (step->statements.count > 0) {
		last = &step->statements.items[step->statements.count - 1];
		last->rows = (long long)alembic_event_number(event, "rows", -1);
		last->seconds = alembic_event_number(event, "seconds", 0);
		step->outcome.seconds += last->seconds;
	}
}

static void hear_swallowed(
	struct step *step, struct arena *arena, const struct alembic_event *event)
{
	const char *statement;

	if (event == NULL) {
		return;
	}
	statement = alembic_event_text(event, arena, "statement");
	step->swallowed.message = alembic_event_text(event, arena, "message");
	step->swallowed.line = line_of(event);
	step->swallowed.statement =
		statement == NULL ? NULL : text_squeeze(arena, statement, statement_width);
}

/* The first part of a message in which SQLite, SQLAlchemy's reflection or Alembic's batch mode
 * (SQLAlchemy 1.4 and 2.0, Alembic 1.8 to 1.19) miss what the rest names. */
static const char *const misses[] = {"no such table: ", "no such index: ", "no such column: ",
	"no such view: ", "no such trigger: ", "NoSuchTableError: ",
	"ValueError: No such constraint: ", "KeyError: ", NULL};

/* The name that the failure misses: in PostgreSQL's "does not exist" it stands in the first quotes.
 */
static const char *missing_object(struct arena *arena, const struct outcome *outcome)
{
	static const char *const states[] = {"42P01", "42704", "42703", "42883", "3F000"};
	static const char of_table[] = " has no column named ";
	const char *open = strchr(outcome->message, '"');
	const char *column = strstr(outcome->message, of_table);

	if (column != NULL) {
		return arena_copy(arena, column + strlen(of_table));
	}
	for (size_t i = 0; misses[i] != NULL; i++) {
		if (text_starts(outcome->message, misses[i])) {
			const char *name = outcome->message + strlen(misses[i]);

			name += strspn(name, "'\"");
			return arena_copy_bytes(arena, name, strcspn(name, "'\" "));
		}
	}
	for (size_t i = 0; open != NULL && i < sizeof states / sizeof *states; i++) {
		if (strcmp(outcome->sqlstate, states[i]) == 0) {
			return arena_copy_bytes(arena, open + 1, strcspn(open + 1, "\""));
		}
	}
	return NULL;
}

static void hear_failure(struct step *step, struct arena *arena, const struct alembic_event *event)
{
	struct outcome *outcome = &step->outcome;
	const char *state = alembic_event_text(event, arena, "state");
	const char *message = alembic_event_text(event, arena, "message");
	const char *where = alembic_event_text(event, arena, "where");
	const char *statement = alembic_event_text(event, arena, "statement");

	outcome->worked = false;
	outcome->lost = alembic_event_flag(event, "lost");
	outcome->message = message == NULL ? "it fails" : text_squeeze(arena, message, 500);
	outcome->detail = alembic_event_text(event, arena, "detail");
	outcome->hint = alembic_event_text(event, arena, "hint");
	(void)snprintf(
		outcome->sqlstate, sizeof outcome->sqlstate, "%s", state == NULL ? "" : state);
	outcome->object = missing_object(arena, outcome);
	outcome->done = step->statements.count > 0 ? step->statements.count - 1 : 0;
	step->line = line_of(event);
	if (statement != NULL && *statement != '\0') {
		step->statement = text_squeeze(arena, statement, statement_width);
	} else if (step->line == 0 && where != NULL && outcome->detail == NULL) {
		outcome->detail = arena_printf(arena, "in %s", where);
	}
}

void alembic_step_hear(struct step *step, struct arena *arena, const struct alembic_event *event)
{
	const struct alembic_event *done = alembic_event_part(event, "done");

	if (done != NULL) {
		end_statement(step, done);
	}
	if (alembic_event_is(event, "answer") || alembic_event_is(event, "end")) {
		const char *output = alembic_event_text(event, arena, "output");

		step->output = output == NULL ? step->output : output;
	}
	if (alembic_event_is(event, "again")) {
		alembic_step_begin(step);
	} else if (alembic_event_is(event, "statement")) {
		add_statement(step, arena, event);
	} else if (alembic_event_is(event, "answer")) {
		hear_swallowed(step, arena, alembic_event_part(event, "swallowed"));
		if (!alembic_event_flag(event, "worked")) {
			hear_failure(step, arena, event);
		} else {
			stops_find(step, arena, step->statements.items, step->statements.count);
		}
	}
}

void alembic_step_lost(struct step *step, bool timed_out, const char *message)
{
	step->outcome.worked = false;
	step->outcome.lost = true;
	step->outcome.timed_out = timed_out;
	step->outcome.message = message;
	if (step->statements.count > 0) {
		const struct step_statement *last =
			&step->statements.items[step->statements.count - 1];

		step->line = last->line;
		step->statement = last->sql;
	}
}

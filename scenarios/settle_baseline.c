#include "settle_baseline.h"

#include "examined.h"
#include "file.h"

/* Revisions of one set may have the ids of another one's: each set has a file of its own. */
static const char *default_name(const struct project *project, struct arena *arena)
{
	const struct config_set *set = project->config.set;

	return set == NULL ? "mtest-baseline.jsonl"
			   : arena_printf(arena, "mtest-baseline-%s.jsonl", set->name);
}

bool settle_baseline_read(const struct options *options, const struct project *project,
	struct arena *arena, struct baseline *out, struct error *err)
{
	const char *path = options->baseline, *name = path;

	if (path == NULL) {
		name = default_name(project, arena);
		path = tree_path(arena, project->folder, name);
	}
	if (options->write_baseline && !file_can_write(arena, path, err)) {
		return fail_while(err, "--write-baseline");
	}
	return baseline_read(
		arena, path, name, options->baseline != NULL && !options->write_baseline, out, err);
}

static const char *count_of(struct run *run, size_t count, const char *one, const char *many)
{
	return arena_printf(run->arena, "%zu %s", count, count == 1 ? one : many);
}

static void remark(struct run *run, const char *text)
{
	*VEC_ADD(run->arena, &run->result.remarks) = text;
}

/* A text as the file has it, which is JSON. */
static const char *valid(struct run *run, const char *text)
{
	return text == NULL ? NULL : text_valid(run->arena, text);
}

static void accept(struct run *run, struct finding *finding)
{
	finding->allowed = "baseline";
	finding->allowed_by = run->baseline.name;
}

static void accept_known(struct run *run)
{
	VEC_EACH (&run->result.findings, it) {
		struct baseline_entry *entry =
			it->allowed != NULL
				? NULL
				: baseline_find(&run->baseline, checks[it->check]->name,
					  valid(run, it->revision), valid(run, it->object));

		if (entry != NULL && entry->left > 0) {
			entry->left--;
			accept(run, it);
		}
	}
}

/* Does the run know that what is left of this entry is not there any more? */
static bool is_stale(const struct run *run, const struct baseline_entry *entry)
{
	const struct check_entry *check = check_find(entry->check);
	const struct chain *chain = &run->project.chain;
	const struct revision *revision =
		entry->revision == NULL ? NULL : chain_find(chain, entry->revision);

	if (entry->left == 0 || check == NULL || run->wanted != NULL ||
		!is_looked_for(run, check_of(check))) {
		return false;
	}
	return (entry->revision != NULL && revision == NULL && chain->refused == NULL) ||
	       was_examined(run, check_of(check), revision, entry->object);
}

static size_t count_stale(const struct run *run)
{
	size_t count = 0;

	VEC_EACH (&run->baseline, it) {
		count += is_stale(run, it) ? it->left : 0;
	}
	return count;
}

static size_t count_new(const struct run *run)
{
	size_t count = 0;

	VEC_EACH (&run->result.findings, it) {
		count += finding_counts(it) && !report_is_counted(it) ? 1 : 0;
	}
	return count;
}

static bool shrink(struct run *run, size_t stale, struct error *err)
{
	const char *name = run->baseline.name;
	size_t others = count_new(run);

	if (others > 0) {
		remark(run,
			arena_printf(run->arena,
				"%s not in %s, which only shrinks: to accept what is there today, "
				"remove the file and write it anew.",
				count_of(run, others, "finding is", "findings are"), name));
	}
	if (stale == 0) {
		remark(run, arena_printf(run->arena, "Nothing is to be removed from %s.", name));
		return true;
	}
	remark(run, arena_printf(run->arena, "%s removed from %s.",
			    count_of(run, stale, "entry that no longer occurs was",
				    "entries that no longer occur were"),
			    name));
	VEC_EACH (&run->baseline, it) {
		it->count -= is_stale(run, it) ? it->left : 0;
	}
	return baseline_write(&run->baseline, err);
}

static bool write_new(struct run *run, struct error *err)
{
	size_t count = 0;

	VEC_EACH (&run->result.findings, it) {
		if (it->allowed == NULL && !report_is_counted(it)) {
			baseline_add(&run->baseline, checks[it->check]->name,
				valid(run, it->revision), valid(run, it->object));
			accept(run, it);
			count++;
		}
	}
	if (count == 0) {
		remark(run, "There is no finding to write a baseline of.");
		return true;
	}
	remark(run,
		arena_printf(run->arena,
			"%s accepted by %s, which now stands beside the project: commit it.",
			count_of(run, count, "finding is", "findings are"), run->baseline.name));
	return baseline_write(&run->baseline, err);
}

bool settle_baseline(struct run *run, struct error *err)
{
	size_t stale;

	if (run->options->write_baseline && !run->baseline.exists) {
		return write_new(run, err);
	}
	accept_known(run);
	stale = count_stale(run);
	if (run->options->write_baseline) {
		return shrink(run, stale, err);
	}
	if (stale > 0) {
		remark(run, arena_printf(run->arena,
				    "%s of %s no longer occur%s: mtest all --write-baseline "
				    "removes what is gone.",
				    count_of(run, stale, "entry", "entries"), run->baseline.name,
				    stale == 1 ? "s" : ""));
	}
	return true;
}

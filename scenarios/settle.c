#include "settle.h"

#include "examined.h"
#include "settle_allow.h"
#include "settle_baseline.h"

bool settle_open(struct run *run, struct error *err)
{
	return settle_baseline_read(run->options, &run->project, run->arena, &run->baseline, err);
}

/* What the checks count as, and only those that are looked for. */
static void apply_severities(struct run *run)
{
	struct findings *findings = &run->result.findings;
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];

		VEC_EACH (&run->project.config.checks, it) {
			finding->severity =
				it->check == finding->check ? it->severity : finding->severity;
		}
		if (is_looked_for(run, finding->check)) {
			findings->items[kept++] = *finding;
		}
	}
	findings->count = kept;
}

bool settle(struct run *run, struct error *err)
{
	struct allows allows = {.arena = run->arena};

	apply_severities(run);
	settle_allow_read(run, &allows);
	settle_allow(run, &allows);
	settle_allow_unused(run, &allows);
	apply_severities(run);
	settle_allow(run, &allows);
	findings_sort(&run->result.findings);
	history_mark(&run->history, &run->result.findings, run->options->fail_on);
	return settle_baseline(run, err);
}

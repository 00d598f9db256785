import type { MintedSubject } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { haltOf } from "./halted.ts";
import { jobOf, workflowOf } from "./jobs.ts";
import { readAlias } from "./aliases.ts";
import { knownRepository, repositoryFacts } from "./repository-content.ts";
import { subjectsOf } from "./workflows/subjects.ts";

/**
 * Every subject that OIDC tokens of a workflow's jobs can carry, each once: with the jobs that can ask for it, and the
 * events whose runs do.
 */
export const subjects: System["subjects"] = (identity, consumers, around) => {
  if (!identity) return [];
  const jobs = consumers.map(jobOf);
  const document = workflowOf(identity, jobs);
  const { owner, repository: name } = document;
  const facts = repositoryFacts(knownRepository(owner, name, around));
  const halt = haltOf(identity);
  const found = new Map<string, MintedSubject>();
  for (const job of jobs) {
    for (const { subject, events } of subjectsOf(document, job, facts)) {
      const known = found.get(subject) ?? { subject, by: [], events: [], certain: false };
      found.set(subject, {
        subject,
        by: [...known.by, job.id],
        events: [...new Set([...known.events, ...events])],
        certain: known.certain || (job.idToken === "write" && !facts.oidc?.unread),
        ...(halt ? { halted: halt.word } : {}),
      });
    }
  }
  return [...found.values()].toSorted(
    (one, other) => rankOf(one) - rankOf(other) || (one.subject < other.subject ? -1 : 1),
  );
};

/** The settings for Actions of the repository: how subjects are made stands there. */
export const settingsAround: System["settingsAround"] = (alias) => {
  const place = readAlias(alias);
  return place?.repository ? [`github:${place.host}/${place.owner}/${place.repository}:actions-settings:actions`] : [];
};

/** Environments are what clouds should trust, and any ref is what they should not: both before the rest. */
function rankOf({ subject, certain }: MintedSubject): number {
  return (certain ? 0 : 10) + (subject.includes(":environment:") ? 0 : subject.includes("*") ? 1 : 2);
}

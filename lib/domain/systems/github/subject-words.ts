import type { MintedSubject } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { jobOf, workflowOf } from "./jobs.ts";
import { repositoryFacts } from "./repository-content.ts";
import { subjectsOf } from "./workflows/subjects.ts";

const NOTHING_KNOWN = { id: null, ownerId: null, settings: null, organization: null };

/**
 * Every subject that OIDC tokens of a workflow's jobs can carry, each once: with the jobs that can ask for it, and the
 * events whose runs do.
 */
export const subjects: System["subjects"] = (identity, consumers, container) => {
  if (!identity) return [];
  const jobs = consumers.map(jobOf);
  const document = workflowOf(identity, jobs);
  const { owner, repository: name } = document;
  const facts = repositoryFacts({ ...NOTHING_KNOWN, owner, name, repository: container });
  const found = new Map<string, MintedSubject>();
  for (const job of jobs) {
    for (const { subject, events } of subjectsOf(document, job, facts)) {
      const known = found.get(subject) ?? { subject, by: [], events: [], certain: false };
      found.set(subject, {
        subject,
        by: [...known.by, job.id],
        events: [...new Set([...known.events, ...events])],
        certain: known.certain || job.idToken === "write",
      });
    }
  }
  return [...found.values()].toSorted(
    (one, other) => rankOf(one) - rankOf(other) || (one.subject < other.subject ? -1 : 1),
  );
};

/** Environments are what clouds should trust, and any ref is what they should not: both before the rest. */
function rankOf({ subject, certain }: MintedSubject): number {
  return (certain ? 0 : 10) + (subject.includes(":environment:") ? 0 : subject.includes("*") ? 1 : 2);
}

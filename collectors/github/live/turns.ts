import type { LastEnd } from "#collectors/types.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { repositoryScope } from "../names.ts";
import type { RepositorySlice } from "../slices/normalizers.ts";
import { slicePath } from "../slices/plan.ts";
import type { Repository } from "./listings/repositories.ts";
import { OF_ONE } from "./read-repository.ts";
import { RIGHTS } from "./rights.ts";
import { gateOf, type Session } from "./session.ts";

const HOUR_MS = 3_600_000;

/** A repository is read again after so long, whatever happened: new keys and secrets leave no trace in its dates. */
const SWEEP_MS = 24 * HOUR_MS;

/** Collections come each hour, not each instant of it. */
const DUE_MS = SWEEP_MS - HOUR_MS;

/** Clocks differ: a push that looks a little older may be newer. */
const SKEW_MS = 5 * 60_000;

/** Whose turn it is. */
export interface Turns {
  /** To be read, what is known least of first. */
  read: Repository[];
  /** Known from a read within the last day, with nothing pushed since. */
  carried: Repository[];
  /** Of those to be read, which have not their turn yet: only the audit log says that they were changed. */
  forward: Repository[];
}

/**
 * Decides which repositories are read in this run: those of which something is not known, those that were pushed to or
 * that the audit log names, and of all others a part in turn, so that each is read at least once a day.
 */
export function turnsOf(
  session: Session,
  repositories: readonly Repository[],
  touchedAt: (repository: Repository) => Date | null,
): Turns {
  const known = repositories.map((repository) => ({ repository, readAt: settledAt(session, repository) }));
  const now = session.readAt.getTime();
  const byAge = known.toSorted((a, b) => (a.readAt ?? 0) - (b.readAt ?? 0));
  const settled = byAge.filter(({ readAt }) => readAt !== null);
  const inTurn = new Set(settled.slice(0, Math.ceil(repositories.length / 24)).map(({ repository }) => repository));
  const isSince = (time: Date | null, readAt: number) => time !== null && time.getTime() > readAt - SKEW_MS;
  const isDue = ({ repository, readAt }: (typeof known)[number]): boolean => {
    if (readAt === null || now - readAt >= DUE_MS || inTurn.has(repository)) return true;
    return isSince(repository.pushedAt, readAt);
  };
  const isForward = ({ repository, readAt }: (typeof known)[number]): boolean =>
    readAt !== null && isSince(touchedAt(repository), readAt);
  const due = byAge.filter((one) => isDue(one) || isForward(one));
  return {
    read: afterFormer(
      session,
      due.map(({ repository }) => repository),
    ),
    carried: known.filter((one) => !due.includes(one)).map(({ repository }) => repository),
    forward: due.filter((one) => !isDue(one)).map(({ repository }) => repository),
  };
}

/**
 * Puts a repository whose name was another's behind that other one: a name is given up before it is taken, so that what
 * has it now is not taken for what had it. Where they only swapped names one of them has to be first.
 */
function afterFormer({ lastEnds }: Session, repositories: readonly Repository[]): Repository[] {
  const byScope = new Map(repositories.map((repository) => [repositoryScope(repository.id), repository]));
  const formerOf = (repository: Repository): Repository | undefined =>
    byScope.get(lastEnds?.get(slicePath("workflows", repository))?.scope ?? "");
  const placed = new Set<Repository>();
  return repositories.flatMap((repository) => {
    const chain: Repository[] = [];
    for (let one: Repository | undefined = repository; one && !placed.has(one); one = formerOf(one)) {
      placed.add(one);
      chain.push(one);
    }
    return chain.toReversed();
  });
}

/** Whether what is known of a repository may stand although its turn has come, because nothing can be asked. */
export function mayStand(session: Session, repository: Repository): boolean {
  const readAt = settledAt(session, repository);
  return readAt !== null && session.readAt.getTime() - readAt < SWEEP_MS;
}

/** How a listing of a repository ends that is not read in this run. */
export function carriedEnd(session: Session, repository: Repository, kind: RepositorySlice): PlannedEnd {
  const last = lastEnd(session, repository, kind);
  if (last && last.status !== "complete")
    return { status: last.status, ...(last.reason ? { reason: last.reason } : {}) };
  const at = last?.readAt.toISOString().slice(0, 16);
  return {
    status: "carried",
    reason: `Not read this time: it was read completely at ${at}Z. Each repository is read again when somebody pushes to it, and at least once a day.`,
  };
}

/** Whether a listing of a repository was read within the last day. */
export function isFresh(session: Session, repository: Repository, kind: RepositorySlice): boolean {
  const last = lastEnd(session, repository, kind);
  return last !== null && session.readAt.getTime() - last.readAt.getTime() < SWEEP_MS;
}

/** What reading a repository again brings. Alerts come each time, in one list for all repositories. */
const IN_TURN = OF_ONE.filter((kind) => kind !== "secret-alerts");

/** When all of a repository was last read, as milliseconds; null: something of it is not known, or no longer as it was. */
function settledAt(session: Session, repository: Repository): number | null {
  const times = IN_TURN.map((kind) => {
    const last = lastEnd(session, repository, kind);
    return last && isSettled(session, kind, last) ? last.readAt.getTime() : null;
  });
  return times.reduce((oldest, time) => (oldest === null || time === null ? null : Math.min(oldest, time)));
}

/** Whether reading it again would bring nothing else: what a permission keeps away stays away while it does. */
function isSettled(session: Session, kind: RepositorySlice, { status }: LastEnd): boolean {
  if (status === "not-supported") return true;
  const gated = RIGHTS.some(({ slices, permission }) => slices.includes(kind) && gateOf(session, permission) !== null);
  if (status === "complete") return !gated;
  if (status === "denied") return gated || session.granted === null;
  return gated && (status === "switched-off" || status === "partial");
}

/** Of a repository that has the name of another that is gone nothing is known. */
function lastEnd({ lastEnds }: Session, repository: Repository, kind: RepositorySlice): LastEnd | null {
  const last = lastEnds?.get(slicePath(kind, repository));
  return last && last.scope === repositoryScope(repository.id) ? last : null;
}

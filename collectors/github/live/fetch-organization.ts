import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { hasFacts, type Row } from "#collectors/shared/rows.ts";
import type { OrganizationSlice } from "../slices/normalizers.ts";
import { organizationSlice, repositorySlice, slicePath, type PlannedSlice } from "../slices/plan.ts";
import { DetailReader } from "./details.ts";
import { unread, type Outcome } from "./listed.ts";
import { readAuditLog, type AuditLog } from "./listings/audit-log.ts";
import { alertsOf, readAlerts, type Alerts } from "./listings/secret-alerts.ts";
import type { Repository } from "./listings/repositories.ts";
import { readAll } from "./read-organization.ts";
import { OF_ONE, readRepository } from "./read-repository.ts";
import type { Session } from "./session.ts";
import { carriedEnd, isFresh, mayStand, turnsOf } from "./turns.ts";

/** A part of an organization that was read: what its slices are and how they ended, with their rows. */
export interface Fetched {
  plan: PlannedSlice[];
  rowsOf(planned: PlannedSlice): Row[];
  /** To be said of the run as a whole. */
  note?: string;
}

/** Repositories that are read at the same time; calls wait for one another below. */
const TOGETHER = 4;

/**
 * Reads the organization as a whole, then the repositories whose turn it is, some at a time.
 * @throws ExternalSystem, InvalidInput when nothing can be read at all
 */
export async function* fetchOrganization(session: Session): AsyncGenerator<Fetched> {
  const { outcomes, repositories } = await readAll(session);
  if (!outcomes.some(({ end }) => hasFacts(end))) throw nothingRead(session, outcomes);
  const listed = outcomes.find(({ kind }) => kind === "repositories");
  const authoritative = session.allRepositories === true && listed?.end.status === "complete";
  yield fetched(outcomes, ({ kind, end }) =>
    organizationSlice(session, kind as OrganizationSlice, {
      ...end,
      ...(kind === "repositories" ? { authoritative } : {}),
    }),
  );
  // Which others there are is not known, so nothing is said of each: of all of them together it is.
  if (listed && session.allRepositories === true && !authoritative) yield unlisted(listed);
  const alerts = await readAlerts(session);
  const audit = await readAuditLog(session);
  const { read, carried, forward } = turnsOf(session, repositories, audit.touchedAt);
  const named = new Set(forward);
  for (const repository of carried) yield standing(session, repository, alerts);
  const details = new DetailReader(session);
  for (const waiting = [...read]; waiting.length > 0;) {
    const some = waiting.splice(0, details.size);
    const [known, others] = session.client.isStopped()
      ? [some.filter((one) => mayStand(session, one)), some.filter((one) => !mayStand(session, one))]
      : [[], some];
    for (const repository of known) {
      named.delete(repository);
      yield standing(session, repository, alerts);
    }
    const about = await details.read(others);
    yield* await mapTogether(others, TOGETHER, async (repository) => {
      const detail = about.get(repository.node);
      if (!detail) throw new Error("a repository was asked for and not answered");
      return ofRepository(repository, await readRepository(session, repository, detail, alerts));
    });
  }
  yield audited(session, audit, { asked: forward.length, read: named.size });
}

/** How the audit log ends: only where each repository that it names was read it need not be asked for again. */
function audited(session: Session, { end }: AuditLog, { asked, read }: { asked: number; read: number }): Fetched {
  const waiting = asked - read;
  const reason = `${count(waiting)} that the audit log names could not be read in this run: they come first in the next one.`;
  const whole = end.status === "complete" && waiting > 0 ? { status: "partial" as const, reason } : end;
  return {
    plan: [organizationSlice(session, "audit-log", whole)],
    rowsOf: () => [],
    ...(read > 0
      ? { note: `${count(read)} read before the turn: the audit log says that something was changed.` }
      : {}),
  };
}

function count(repositories: number): string {
  return repositories === 1 ? "1 repository" : `${repositories.toLocaleString("en-US")} repositories`;
}

/** What is known of a repository stands; alerts come in one list for all of them, so they are new. */
function standing(session: Session, repository: Repository, alerts: Alerts): Fetched {
  return ofRepository(
    repository,
    OF_ONE.map((kind) => {
      const own = kind === "secret-alerts" ? alertsOf(session, alerts, repository) : null;
      return own && (own.end.status !== "failed" || !isFresh(session, repository, kind))
        ? { kind, ...own }
        : { kind, ...unread(carriedEnd(session, repository, kind)) };
    }),
  );
}

function ofRepository(repository: Repository, outcomes: readonly Outcome[]): Fetched {
  return fetched(outcomes, ({ kind, end }) =>
    repositorySlice(placeOf(repository), kind as (typeof OF_ONE)[number], end),
  );
}

function placeOf({ owner, name, id }: Repository) {
  return { owner, name, id };
}

function fetched(outcomes: readonly Outcome[], plannedOf: (outcome: Outcome) => PlannedSlice): Fetched {
  const rows = new Map<string, Row[]>();
  const plan = outcomes.map((outcome) => {
    const planned = plannedOf(outcome);
    rows.set(planned.slice.path, outcome.rows);
    return planned;
  });
  return { plan, rowsOf: ({ slice }) => rows.get(slice.path) ?? [] };
}

function unlisted({ end }: Outcome): Fetched {
  const reason = `Repositories could not all be listed, so what lies in those that are missing is not known. ${end.reason ?? ""}`;
  const plan = OF_ONE.map((kind): PlannedSlice => {
    return { slice: { path: slicePath(kind), kind, scope: "" }, status: "failed", reason: reason.trim() };
  });
  return { plan, rowsOf: () => [] };
}

function nothingRead({ client }: Session, outcomes: readonly Outcome[]): Error {
  if (client.isSignedOut()) {
    return new InvalidInput("GitHub no longer accepts the credential (401): it ended or was revoked. Give a new one.");
  }
  const first = outcomes.find(({ end }) => end.status === "failed") ?? outcomes[0];
  const retryAt = client.retryAt();
  return new ExternalSystem(
    `Nothing could be read of the organization. ${first?.end.reason ?? ""}`.trim(),
    retryAt === null ? {} : { retryAt },
  );
}

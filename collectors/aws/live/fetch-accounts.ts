import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { hasFacts } from "#collectors/shared/rows.ts";
import { ExternalSystem } from "#lib/errors.ts";
import { everywhereSlice, kindsOf, plannedSlice, type PlannedSlice } from "../slices/plan.ts";
import { inWindow } from "./in-window.ts";
import { COMPLETE, nameOf, unread, type Outcome } from "./listed.ts";
import { readServiceLastAccessed, reportsAskedAt, type Principals } from "./listings/service-last-accessed.ts";
import type { Budget } from "./listings/turn-of-reports.ts";
import { openAccount } from "./open-account.ts";
import { readAccount, unreadAccount } from "./read-account.ts";
import { readOrganization, type AccountToRead } from "./read-organization.ts";
import type { Session } from "./session.ts";

/** A part of what was read: what its slices are and how they ended, with their rows. */
export interface Fetched {
  plan: PlannedSlice[];
  rowsOf(planned: PlannedSlice): Row[];
}

/**
 * Reads the organization as a whole, then its accounts, some at a time, and last, as far as the budget goes, the reports
 * of last accessed services. Or the one account alone.
 * @throws ExternalSystem when nothing can be read at all
 */
export async function* fetchAccounts(session: Session): AsyncGenerator<Fetched> {
  const { outcomes, accounts, isWhole } = await readAll(session);
  if (accounts.length === 0 && !outcomes.some(({ end }) => hasFacts(end))) throw nothingRead(outcomes);
  yield fetched(session, outcomes);
  // Which others there are is not known, so nothing is said of each: of all of them together it is.
  if (!isWhole) yield unlisted(outcomes);
  const reports: { id: string; principals: Principals }[] = [];
  let isAnythingRead = session.settings.organization !== null;
  const read = inWindow(accounts, session.ground.limits.accountsTogether, (account) => readOne(session, account));
  for await (const { id, principals, outcomes: own } of read) {
    isAnythingRead ||= own.some(({ end }) => hasFacts(end));
    if (!isAnythingRead) throw nothingRead(own);
    yield fetched(session, own);
    if (principals) reports.push({ id, principals });
  }
  yield* fetchReports(session, reports);
}

async function readAll(
  session: Session,
): Promise<{ outcomes: Outcome[]; accounts: AccountToRead[]; isWhole: boolean }> {
  if (session.settings.organization) return readOrganization(session);
  const { account } = session.identity;
  const evidence = nameOf("sts:GetCallerIdentity", { account });
  const rows = [{ value: { Id: account }, evidence }];
  const outcomes: Outcome[] = [{ kind: "accounts", place: { account }, rows, end: COMPLETE }];
  return { outcomes, accounts: [{ id: account, end: null }], isWhole: true };
}

interface ReadOne {
  id: string;
  outcomes: Outcome[];
  /** Null: the account could not be opened. */
  principals: Principals | null;
}

async function readOne(session: Session, { id, end }: AccountToRead): Promise<ReadOne> {
  if (end) return { id, outcomes: unreadAccount(session, id, end), principals: null };
  const opened = await openAccount(session, id);
  if ("end" in opened) return { id, outcomes: unreadAccount(session, id, opened.end), principals: null };
  try {
    return { id, ...(await readAccount(opened.account)) };
  } finally {
    opened.close();
  }
}

/** The accounts whose reports are known least of come first; what the budget does not reach is said to be so. */
async function* fetchReports(
  session: Session,
  accounts: readonly { id: string; principals: Principals }[],
): AsyncGenerator<Fetched> {
  const budget: Budget = { left: session.ground.limits.reports };
  const inTurn = accounts.toSorted((a, b) => reportsAskedAt(session, a.id) - reportsAskedAt(session, b.id));
  for (const { id, principals } of inTurn) {
    const opened = await openAccount(session, id);
    try {
      const listed =
        "end" in opened ? unread(opened.end) : await readServiceLastAccessed(opened.account, principals, budget);
      yield fetched(session, [{ kind: "service-last-accessed", place: { account: id }, ...listed }]);
    } finally {
      if ("close" in opened) opened.close();
    }
  }
}

function fetched(session: Session, outcomes: readonly Outcome[]): Fetched {
  const rows = new Map<string, Row[]>();
  const plan = outcomes.map(({ kind, place, end, authoritative, rows: own }) => {
    const planned = plannedSlice(kind, place, { ...end, ...(authoritative === undefined ? {} : { authoritative }) });
    rows.set(planned.slice.path, own);
    if (own.length > 0) session.onObjects?.(planned.slice.path, own.length);
    return planned;
  });
  return { plan, rowsOf: ({ slice }) => rows.get(slice.path) ?? [] };
}

function unlisted(outcomes: readonly Outcome[]): Fetched {
  const listed = outcomes.find(({ kind }) => kind === "accounts");
  const reason = `Accounts could not all be listed, so what lies in those that are missing is not known. ${listed?.end.reason ?? ""}`;
  const end: PlannedEnd = { status: "failed", reason: reason.trim().slice(0, MAX_REASON) };
  const plan = [...kindsOf("account"), ...kindsOf("region")].map((kind) => everywhereSlice(kind, end));
  return { plan, rowsOf: () => [] };
}

const MAX_REASON = 500;

function nothingRead(outcomes: readonly Outcome[]): Error {
  const first = outcomes.find(({ end }) => end.status === "denied") ?? outcomes.find(({ end }) => end.reason);
  return new ExternalSystem(`Nothing could be read. ${first?.end.reason ?? ""}`.trim());
}

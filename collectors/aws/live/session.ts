import type { LastEnd, LiveInput } from "#collectors/types.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { isRecord } from "./json.ts";
import type { Ground } from "./credentials/sessions.ts";
import type { SliceId } from "../manifest.ts";
import { plannedSlice } from "../slices/plan.ts";
import type { Place } from "../slices/view.ts";
import { againIfGarbled, CallFault } from "./call-fault.ts";
import type { Desk, Door } from "./door.ts";
import { COMPLETE, nameOf, unread, type Listed } from "./listed.ts";
import { readPages, type Pages } from "./read-pages.ts";
import type { Service } from "./services.ts";
import type { LiveSettings } from "./settings.ts";

/** A credential that was let in, and what may be read with it. */
export interface Session {
  ground: Ground;
  settings: LiveSettings;
  /** The door of the hub role, or of the one account. */
  hub: Door;
  /** Who it is. */
  identity: { account: string; arn: string };
  readAt: Date;
  /** How slices last ended; absent: everything is to be read. */
  lastEnds: LiveInput["lastEnds"];
  onObjects: LiveInput["onObjects"];
  close(): Promise<void>;
}

/** One account that is read, by a door of its own. */
export interface AccountSession {
  session: Session;
  id: string;
  door: Door;
}

/** Why an action is not used; null where it may be. */
export function gateOf({ settings }: Session, action: string): PlannedEnd | null {
  if (settings.chosen.has(action)) return null;
  return { status: "switched-off", reason: `Not chosen for this source: ${action}.` };
}

/** How a listing ended last time, `carried` aside; undefined: it was never made. */
export function lastEnd({ lastEnds }: Session, kind: SliceId, place: Place): LastEnd | undefined {
  return lastEnds?.get(plannedSlice(kind, place, COMPLETE).slice.path);
}

/**
 * Whether a listing was ever read whole. What is known of its rows is then more than an answer that lacks a part, however
 * the readings after that one ended.
 */
export function wasWhole(session: Session, kind: SliceId, place: Place): boolean {
  const last = lastEnd(session, kind, place);
  return last?.status === "complete" || last?.wasWhole === true;
}

/** Reads one list, unless its action was not chosen. */
export async function ask<Client, Answer>(
  session: Session,
  { door, service, region }: { door: Door; service: Service<Client>; region: string },
  list: Omit<Pages<Answer>, "ask"> & { ask(desk: Desk<Client>, token: string | undefined): Promise<Answer> },
): Promise<Listed> {
  const gate = gateOf(session, list.action);
  if (gate) return unread(gate);
  const desk = door.desk(service, region);
  return readPages(session.ground.limits, { ...list, ask: (token) => list.ask(desk, token) });
}

/** Rows of one listing that are asked more about at the same time. */
const TOGETHER = 4;

/** After so many refusals without an answer nothing else is asked. */
const REFUSALS = 3;

/**
 * Adds to each row what another call says of it, unless that was not chosen. A row of which it fails is left out and
 * named: without it, it would look like one that was changed.
 * @param kind of the listing whose facts are made of it; absent: they are facts of their own, so the row stays as it is
 *   where the call is refused. Where it is given it does so only if the listing was not whole before: nobody knew more
 */
export async function withDetails(
  session: Session,
  place: Place,
  listed: Listed,
  detail: {
    action: string;
    of(row: Record<string, unknown>): Promise<Record<string, unknown>>;
    kind?: SliceId;
  },
): Promise<Listed> {
  const { action, of, kind } = detail;
  if (gateOf(session, action) !== null) return listed;
  const keep = kind === undefined || !wasWhole(session, kind, place);
  let refusal: CallFault | null = null;
  let refusals = 0;
  const rows = await mapTogether(listed.rows, TOGETHER, async (row) => {
    if ("problem" in row || !isRecord(row.value)) return row;
    try {
      if (refusal && refusals >= REFUSALS) throw refusal;
      const own = row.value;
      const value = await againIfGarbled(session.ground.limits.attempts, () => of(own));
      refusals = -Infinity;
      return { ...row, value };
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      if (error.kind === "denied") {
        refusal = error;
        refusals += 1;
        if (keep) return row;
      }
      const where = nameOf(action, place);
      return { problem: { where, message: `Not read: ${where} ${error.message}.` } };
    }
  });
  const said = refusal as CallFault | null;
  if (!said || !keep) return { ...listed, rows };
  const own = `${nameOf(action, place)} ${said.message}. Grant ${action} to the role, or decline it.`;
  const status = listed.end.status === "complete" ? "partial" : listed.end.status;
  return { rows, end: { status, reason: [listed.end.reason, own].filter(Boolean).join(" ") } };
}

import type { SliceId } from "../manifest.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { CallFault } from "./call-fault.ts";
import { COMPLETE, endOf, unread, type Listed, type Meaning } from "./listed.ts";
import type { Listing } from "./listing.ts";
import { readPages } from "./read-pages.ts";
import { isRecord } from "./records.ts";
import { gateOf, type Session } from "./session.ts";

/** A listing with the permission it needs, and what refusals of it mean. */
export type Question = Omit<Meaning, "known"> & { listing: Listing };

/** Reads one list, unless its permission is not there or was not chosen. */
export async function ask(session: Session, { listing, ...meaning }: Question): Promise<Listed> {
  const gate = gateOf(session, meaning.permission);
  if (gate) return unread(gate);
  return readPages(session.client, listing, { ...meaning, known: session.granted !== null });
}

/**
 * Gets one object.
 * @returns the object; or, where what it is about does not exist, null
 * @throws CallFault
 */
export async function getOne(
  session: Session,
  path: string,
  absentFor: readonly number[] = [],
): Promise<Record<string, unknown> | null> {
  try {
    const { data } = await session.client.get(path);
    if (isRecord(data)) return data;
  } catch (error) {
    if (error instanceof CallFault && error.status !== null && absentFor.includes(error.status)) return null;
    throw error;
  }
  throw new CallFault("lasting", "was answered with what is no object");
}

/**
 * A slice that is one document made of several answers: all of them, or none of it. A document that lacks a part would
 * look like one that was changed.
 */
export async function oneDocument(
  session: Session,
  place: string,
  meaning: Omit<Meaning, "known">,
  make: () => Promise<unknown>,
): Promise<Listed> {
  const gate = gateOf(session, meaning.permission);
  if (gate) return unread(gate);
  try {
    return { rows: [{ value: await make(), evidence: `GET ${place}` }], end: COMPLETE };
  } catch (error) {
    return unread(endOf(error, `GET ${place}`, { ...meaning, known: session.granted !== null }));
  }
}

/** More calls for one row. @throws CallFault */
export type Detail = (row: Record<string, unknown>) => Promise<Record<string, unknown>>;

/**
 * Adds to each row what other calls say of it. A row of which that fails is left out and named: without it, it would
 * look like one that was changed.
 */
export async function withDetails(listed: Listed, detail: Detail): Promise<Listed> {
  const rows: Row[] = [];
  for (const row of listed.rows) {
    if ("problem" in row || !isRecord(row.value)) {
      rows.push(row);
      continue;
    }
    try {
      rows.push({ ...row, value: await detail(row.value) });
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      rows.push({ problem: { where: row.evidence, message: `Not read: what belongs to it ${error.message}.` } });
    }
  }
  return { ...listed, rows };
}

/** All of one list that belongs to a row. @throws CallFault when it does not come whole */
export async function wholeList(session: Session, slice: SliceId, listing: Listing): Promise<unknown[]> {
  const { rows, end } = await readPages(session.client, listing, { permission: "metadata", known: true });
  if (end.status === "complete") return rows.flatMap((row) => ("problem" in row ? [] : [row.value]));
  throw new CallFault("passing", `could not be read whole (${slice})`);
}

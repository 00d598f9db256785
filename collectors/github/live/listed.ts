import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { SliceId } from "../manifest.ts";
import { CallFault } from "./call-fault.ts";
import { rightOf } from "./rights.ts";

/** What came of one listing: everything that came whole, and how it ended. */
export interface Listed {
  rows: Row[];
  end: PlannedEnd;
}

/** What came of one slice. */
export interface Outcome extends Listed {
  kind: SliceId;
}

export const COMPLETE: PlannedEnd = { status: "complete" };

/** What statuses mean for one listing where they mean something of their own. */
export interface Meaning {
  /** The permission it needs. */
  permission: string;
  /** Whether GitHub said that the credential has it: then a 404 is not about that. */
  known: boolean;
  /** In a sentence what a 404 says where the permission is there; absent: nothing that can be told. */
  absent?: string;
  /** The same of a refusal: what only some organizations have. */
  refused?: string;
  /** The same of a 409. */
  conflict?: string;
}

/**
 * How a listing ends that a call stopped.
 * @throws the error itself when it is not about the other side
 */
export function endOf(error: unknown, place: string, meaning: Meaning, pagesBefore = 0): PlannedEnd {
  if (!(error instanceof CallFault)) throw error;
  const { kind, message } = error;
  if (pagesBefore > 0) {
    const reason = `${place}, page ${pagesBefore + 1}, ${message}${until(error)}. What came before it is kept.`;
    return { status: "partial", reason };
  }
  const lack = `${place} ${message}: the credential lacks a permission. Grant it: ${rightOf(meaning.permission).right}.`;
  if (kind === "denied") {
    if (meaning.known && meaning.refused !== undefined) return notSupported(`${place} ${message}: ${meaning.refused}`);
    if (!meaning.known) return { status: "denied", reason: lack };
    const reason = `${place} ${message}, although the permission is granted: ${rightOf(meaning.permission).right}. Accept the App's new permissions, or look at the organization's rules for IP addresses.`;
    return { status: "denied", reason };
  }
  if (kind === "absent") {
    // GitHub hides behind 404 what it does not show, so that says nothing of what is there.
    if (!meaning.known) return { status: "denied", reason: lack };
    if (meaning.absent !== undefined) return notSupported(`${place} ${message}: ${meaning.absent}`);
  }
  if (kind === "conflict" && meaning.conflict !== undefined)
    return notSupported(`${place} ${message}: ${meaning.conflict}`);
  if (kind === "gone") return notSupported(`${place} ${message}.`);
  return { status: "failed", reason: `${place} ${message}${until(error)}.` };
}

function until({ retryAt }: CallFault): string {
  return retryAt === null ? "" : `. GitHub takes calls again at ${retryAt.toISOString().slice(0, 19)}Z`;
}

function notSupported(reason: string): PlannedEnd {
  return { status: "not-supported", reason };
}

/** Which of several ends is worst for who wants to know. */
const WORST: readonly CoverageStatus[] = ["complete", "not-supported", "switched-off", "partial", "denied", "failed"];

/** Several listings that fill one slice: it is whole when each of them is. */
export function together(parts: readonly Listed[]): Listed {
  const rows = parts.flatMap((part) => part.rows);
  const lacking = parts.filter(({ end }) => end.status !== "complete");
  if (lacking.length === 0) return { rows, end: COMPLETE };
  const reason = [...new Set(lacking.map(({ end }) => end.reason ?? ""))].filter(Boolean).join(" ");
  if (lacking.length < parts.length) return { rows, end: { status: "partial", reason } };
  const [worst] = lacking.map(({ end }) => end.status).toSorted((a, b) => WORST.indexOf(b) - WORST.indexOf(a));
  return { rows, end: { status: worst ?? "failed", reason } };
}

/** A listing of which nothing was read. */
export function unread(end: PlannedEnd): Listed {
  return { rows: [], end };
}

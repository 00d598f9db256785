import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { SliceId } from "../manifest.ts";
import type { Place } from "../slices/view.ts";
import { CallFault } from "./call-fault.ts";

/** What came of one listing: everything that came whole, and how it ended. */
export interface Listed {
  rows: Row[];
  end: PlannedEnd;
}

/** What came of one slice. */
export interface Outcome extends Listed {
  kind: SliceId;
  place: Place;
  /** Of accounts: those that are not in the list are none of the organization's. */
  authoritative?: boolean;
}

export const COMPLETE: PlannedEnd = { status: "complete" };

/** The name of a call in evidence and reasons: `iam:ListRoles in 111111111111`. */
export function nameOf(action: string, place: Place): string {
  if ("organization" in place) return action;
  return `${action} in ${[place.account, place.region].filter(Boolean).join("/")}`;
}

/** How a listing ends that a call stopped. @throws the error itself when it is not about the other side */
export function endOf(error: unknown, action: string, place: Place, pagesBefore = 0): PlannedEnd {
  if (!(error instanceof CallFault)) throw error;
  const name = nameOf(action, place);
  const { kind, message } = error;
  if (pagesBefore > 0) {
    return { status: "partial", reason: `${name}, page ${pagesBefore + 1}, ${message}. What came before it is kept.` };
  }
  if (kind === "denied") return { status: "denied", reason: `${name} ${message}. ${whatToDo(action, message)}` };
  if (kind === "not-in-use") return { status: "not-supported", reason: `${name} ${message}.` };
  return { status: "failed", reason: `${name} ${message}. ${WHAT_THEN[kind]}`.trim() };
}

function whatToDo(action: string, message: string): string {
  if (message.includes("service control policy") || message.includes("resource control policy")) {
    return `Let ${action} through there for the role of Rollcall, or decline it.`;
  }
  return `Grant ${action} to the role, or decline it.`;
}

const WHAT_THEN: Readonly<Record<CallFault["kind"], string>> = {
  "signed-out": "Look at the credential on the source's page.",
  denied: "",
  absent: "The next collection tells what became of it.",
  "not-in-use": "",
  limited: "The next collection tries again.",
  passing: "The next collection tries again.",
  lasting: "",
};

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

import type { ChangeType } from "../drift/change.ts";
import { cameAfter, idOf, lastSeenAt, type ModelChange, type Read, type Reading, type Version } from "./knowledge.ts";

/** The changes that a reading shows by what it closed and opened: one for each thing it happened to. */
export function compare(
  reads: readonly Read[],
  reading: Reading,
  closed: readonly Version[],
  opened: readonly Version[],
): ModelChange[] {
  const { readAt } = reading;
  const successor = new Map(closed.map((before) => [before, successorOf(before, closed, opened)]));
  const ended = closed.map((before): ModelChange => {
    const after = successor.get(before) ?? null;
    const notBefore = before.reason === "expired" ? before.closedAt : lastSeenAt(reads, before, readAt);
    return { ...describe(before, after), notBefore, notAfter: after ? readAt : (before.closedAt ?? readAt) };
  });
  const paired = new Set(successor.values());
  const added = opened.flatMap((after): ModelChange[] => {
    const notBefore = cameAfter(reads, after, readAt);
    // Nothing in the first complete reading of a scope is new: it is what later ones are compared with.
    if (paired.has(after) || notBefore === null) return [];
    return [{ ...describe(null, after), notBefore, notAfter: readAt }];
  });
  return [...ended, ...added];
}

/** The version that stands in its place now: its own next one, or the thing that took over its name. */
function successorOf(before: Version, closed: readonly Version[], opened: readonly Version[]): Version | undefined {
  if (before.reason !== "recreated") return opened.find((after) => idOf(after) === idOf(before));
  const isNewcomer = (after: Version) => !closed.some((version) => idOf(version) === idOf(after));
  return opened.find(
    (after) =>
      after.noun === before.noun && after.kind === before.kind && after.alias === before.alias && isNewcomer(after),
  );
}

function describe(before: Version | null, after: Version | null): Omit<ModelChange, "notBefore" | "notAfter"> {
  const subject = after ?? before;
  if (!subject) throw new Error("A change has a version before it or after it");
  const { noun, kind, scope, alias } = subject;
  const reason = after ? null : (before?.reason ?? null);
  return { type: typeOf(before, after), reason, noun, kind, scope, alias, before, after };
}

function typeOf(before: Version | null, after: Version | null): ChangeType {
  if (!before) return "added";
  if (!after) return "removed";
  if (before.reason === "recreated") return "recreated";
  return before.noun === "identity" && before.alias !== after.alias ? "renamed" : "changed";
}

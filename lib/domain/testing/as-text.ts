import { idOf, type Knowledge, type ModelChange, type Sighting, type Version } from "./knowledge.ts";

// Facts and changes as lines of text: what a failing law shows is then read at a glance.

/** A thing as it looks. */
export function look(thing: Sighting | null): string {
  return thing ? `${idOf(thing)} ${thing.alias} "${thing.text}"` : "nothing";
}

export function changeLine(
  change: Pick<ModelChange, "type" | "reason" | "notBefore" | "notAfter"> & {
    before: Sighting | null;
    after: Sighting | null;
  },
): string {
  const { type, reason, before, after, notBefore, notAfter } = change;
  return `${type}${reason ? ` (${reason})` : ""}: ${look(before)} -> ${look(after)} in (${notBefore}, ${notAfter}]`;
}

export function stayLine(thing: Sighting, from: number, until: number | null): string {
  return `${look(thing)} in [${from}, ${until ?? "now"})`;
}

/** All that is known but what was read when: two of the same lines know the same. */
export function knowledgeLines({ versions, changes }: Knowledge): string[] {
  return [...versions.map(versionLine), ...changes.map(changeLine)].sort();
}

function versionLine(version: Version): string {
  const held = version.held && version.closedAt === null ? ` held since ${version.held.at}` : "";
  return stayLine(version, version.openedAt, version.closedAt) + (version.reason ? ` ${version.reason}` : "") + held;
}

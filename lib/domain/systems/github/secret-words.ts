import type { System } from "../system.ts";
import { textOf } from "../content.ts";
import { readAlias } from "./aliases.ts";
import { jobOf } from "./jobs.ts";

/** Secrets that jobs of a workflow take by name; which of those of that name it gets is for the run to say. */
export const secretsTaken: System["secretsTaken"] = (alias, _identity, consumers) => {
  const place = readAlias(alias);
  if (!place || place.repository === null) return [];
  const users = new Map<string, string[]>();
  for (const { name: job, content } of consumers) {
    for (const { name } of jobOf(content).secrets) users.set(name, [...(users.get(name) ?? []), job]);
  }
  const prefix = `github:${place.host}/${place.owner}/${place.repository}:repository-secret:actions/`;
  return [...users]
    .map(([name, usedBy]) => ({ alias: prefix + name, name, usedBy }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
};

/** Where a secret lies. */
export const storedAt: System["storedAt"] = ({ name, content }) => {
  const environment = textOf(content.environment);
  const place =
    environment === "" ? textOf(content.place) : `the environment ${environment} of ${textOf(content.place)}`;
  return place === "" ? `secret ${name}` : `secret ${name} of ${place}`;
};

/** GitHub says nothing of what a secret holds. */
export const holds: System["holds"] = () => "a value nobody can read again";

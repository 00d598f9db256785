import type { System } from "../system.ts";
import type { JsonObject } from "../../facts/json.ts";
import { objectOf, textOf } from "../content.ts";
import { placeName, readAlias, type AliasPlace } from "./aliases.ts";
import { jobOf } from "./jobs.ts";

/**
 * Secrets that jobs of a workflow take by name. Of those of one name a run gets the one of its environment, else that of
 * the repository, else that of the organization: all of them are looked for.
 * @see https://docs.github.com/en/actions/reference/security/secrets
 */
export const secretsTaken: System["secretsTaken"] = (alias, _identity, consumers) => {
  const place = readAlias(alias);
  if (!place || place.repository === null) return [];
  const users = new Map<string, { job: string; lines: readonly number[]; environments: readonly string[] }[]>();
  for (const { name: job, content } of consumers) {
    const { secrets, environment } = jobOf(content);
    const environments = environment?.values ?? [];
    for (const { name, lines } of secrets) users.set(name, [...(users.get(name) ?? []), { job, lines, environments }]);
  }
  return [...users]
    .map(([name, by]) => ({
      alias: secretAliases(place, name, [])[0] ?? "",
      others: secretAliases(
        place,
        name,
        by.flatMap(({ environments }) => environments),
      ).slice(1),
      name,
      usedBy: by.map(({ job }) => job),
      places: by.flatMap(({ job, lines }) => lines.map((line) => ({ by: job, line }))),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
};

/**
 * Aliases under which a secret may lie: of the repository first, then of environments and of the organization. GitHub makes
 * no difference between capitals and small letters: names of secrets are in capitals here, those of environments in small ones.
 */
export function secretAliases(
  { host, owner, repository }: AliasPlace,
  name: string,
  environments: readonly string[],
): string[] {
  const place = `github:${host}/${owner}/${repository ?? ""}`;
  const kept = name.toUpperCase();
  return [
    `${place}:repository-secret:actions/${kept}`,
    ...new Set(environments.map((environment) => `${place}:environment-secret:${environment.toLowerCase()}/${kept}`)),
    `github:${host}/${owner}:organization-secret:actions/${kept}`,
  ];
}

/** Where a secret lies. */
export const storedAt: System["storedAt"] = ({ name, content }) => {
  const environment = textOf(content.environment);
  const place =
    environment === "" ? textOf(content.place) : `the environment ${environment} of ${textOf(content.place)}`;
  return place === "" ? `secret ${name}` : `secret ${name} of ${place}`;
};

/** GitHub says nothing of what a secret holds, only where it lies; of the organization's, repositories get some. */
export const holds: System["holds"] = (content, alias, container) => {
  const place = readAlias(alias);
  const environment = textOf(content.environment);
  if (environment !== "") return `environment ${environment}`;
  if (!place) return "a place that was not read";
  const given = place.kind === "organization-secret" ? isGiven(content, container) : "yes";
  if (given === "no") return null;
  return given === "yes" ? placeName(place) : `${placeName(place)}, if it is given to this repository`;
};

/**
 * Whether a repository gets a secret of its organization.
 * @see https://docs.github.com/en/rest/actions/secrets#create-or-update-an-organization-secret
 */
export function isGiven(
  content: JsonObject,
  repository: { key: string; content: JsonObject } | undefined,
): "yes" | "no" | "unknown" {
  const { visibility, repositories } = content;
  const seen = textOf(repository?.content.visibility);
  if (visibility === "all") return "yes";
  if (visibility === "private") return seen === "" ? "unknown" : seen === "public" ? "no" : "yes";
  const { known } = objectOf(repositories);
  if (!Array.isArray(known) || !repository) return "unknown";
  return known.some((one) => textOf(objectOf(one).id) === repository.key) ? "yes" : "no";
}

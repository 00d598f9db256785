import type { PlacedReference } from "../system.ts";
import { isInRepository, KIND_LABELS } from "./kinds.ts";

/** Where something of GitHub lives, as its alias says it. */
export interface AliasPlace {
  host: string;
  owner: string;
  /** Null: it belongs to the organization. */
  repository: string | null;
  kind: string;
  name: string;
}

const ALIAS =
  /^github:(?<host>[^:/]+(?::[0-9]+)?)\/(?<owner>[^:/]+)(?:\/(?<repository>[^:/]+))?:(?<kind>[a-z-]+):(?<name>[\s\S]*)$/;

/** Takes an alias apart: `github:github.com/acme/api:workflow:.github/workflows/deploy.yml`. Null when it is none. */
export function readAlias(alias: string): AliasPlace | null {
  const parts = ALIAS.exec(alias)?.groups;
  if (!parts) return null;
  const { host = "", owner = "", repository, kind = "", name = "" } = parts;
  return { host, owner, repository: repository ?? null, kind, name };
}

/** `acme/api`, or the organization alone. */
export function placeName({ owner, repository }: AliasPlace): string {
  return repository === null ? owner : `${owner}/${repository}`;
}

/** Alias of the repository or organization it lives in. */
export function containerOf(place: AliasPlace): string {
  const kind = place.repository === null ? "organization" : "repository";
  return `github:${place.host}:${kind}:${placeName(place)}`;
}

/**
 * Reads the alias of an identity. Scopes are made of ids that no alias says, so a reference alone never proves that
 * something is missing: it stays referenced.
 */
export function readReference(alias: string): PlacedReference | null {
  const place = readAlias(alias);
  if (!place || !Object.hasOwn(KIND_LABELS, place.kind)) return null;
  if (isInRepository(place.kind) !== (place.repository !== null)) return null;
  const { kind, name } = place;
  return { kind, name, container: containerOf(place), scope: "unknown" };
}

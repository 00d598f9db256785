import type { Read } from "#collectors/shared/rows.ts";
import type { Evidence, Fact, LastUse, Noun, Refs, Use } from "#lib/domain/facts/fact.ts";
import type { Json, JsonObject } from "#lib/domain/facts/json.ts";
import {
  inRepositoryAlias,
  organizationAlias,
  organizationScope,
  ownedAlias,
  repositoryAlias,
  repositoryScope,
  type OwnerPlace,
  type RepositoryPlace,
} from "../names.ts";

/** The organization a listing is of. */
export interface OrganizationView {
  /** `github.com`, or the host of an enterprise server. */
  host: string;
  organization: { login: string; id: string };
}

/** The repository a listing is of. */
export interface RepositoryView extends OrganizationView {
  repository: { owner: string; name: string; id: string };
}

/** Turns the rows of one listing into facts. Pure, and each row by itself: their order says nothing. */
export type Normalize<View, Document> = (view: View, reads: Iterable<Read<Document>>) => Fact[];

/** The same for listings that only tell when something was used. */
export type NormalizeUses<View, Document> = (view: View, reads: Iterable<Read<Document>>) => Use[];

/** Makes a listing's facts row by row; what comes of a row of which something was cut off says so. */
export function eachRow<View, Document extends { truncated?: readonly string[] | undefined }>(
  factsOf: (view: View, document: Document, evidence: Evidence) => Fact[],
): Normalize<View, Document> {
  return (view, reads) =>
    Array.from(reads).flatMap(({ document, evidence }) => {
      const facts = factsOf(view, document, { source: evidence });
      if (!document.truncated?.length) return facts;
      return facts.map((fact) => ({ ...fact, content: { ...fact.content, truncated: true } }));
    });
}

/** What differs from fact to fact. */
export interface OwnPart {
  key: string;
  /** The last part of the alias; absent: the key. */
  word?: string;
  name: string;
  refs?: Refs;
  content: JsonObject;
  lastUse?: LastUse | undefined;
}

export function placeOf({ host, organization }: OrganizationView): OwnerPlace {
  return { host, owner: organization.login };
}

export function repositoryPlace({ host, repository }: RepositoryView): RepositoryPlace {
  return { host, owner: repository.owner, repository: repository.name };
}

/** A fact of something the organization has. */
export function ownedFact(view: OrganizationView, noun: Noun, kind: string, evidence: Evidence, own: OwnPart): Fact {
  return {
    noun,
    kind,
    scope: organizationScope(view.organization.id),
    key: own.key,
    alias: ownedAlias(placeOf(view), kind, own.word ?? own.key),
    name: own.name,
    refs: { container: organizationAlias(placeOf(view)), ...own.refs },
    content: own.content,
    evidence,
    ...(own.lastUse ? { lastUse: own.lastUse } : {}),
  };
}

/** A fact of something that lies in a repository. */
export function repositoryFact(view: RepositoryView, noun: Noun, kind: string, evidence: Evidence, own: OwnPart): Fact {
  return {
    noun,
    kind,
    scope: repositoryScope(view.repository.id),
    key: own.key,
    alias: inRepositoryAlias(repositoryPlace(view), kind, own.word ?? own.key),
    name: own.name,
    refs: { container: repositoryAlias(repositoryPlace(view)), ...own.refs },
    content: { place: `${view.repository.owner}/${view.repository.name}`, ...own.content },
    evidence,
    ...(own.lastUse ? { lastUse: own.lastUse } : {}),
  };
}

/** Content without what GitHub did not say: absent is unknown, null is none. */
export function given(fields: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Last use as GitHub reports it, to the second. */
export function usedAt(time: string | null | undefined): LastUse | undefined {
  return time ? { at: time, granularity: "second" } : undefined;
}

/** Texts in an order of their own, each once: GitHub promises none. */
export function sorted(texts: readonly string[] | null | undefined): string[] | undefined {
  return texts ? [...new Set(texts)].toSorted() : undefined;
}

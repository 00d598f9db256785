import type { Evidence, Fact, Noun, Refs } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { objectKind, type CollectedKind } from "./kinds.ts";
import type { Inventory } from "./inventory.ts";
import { namespaceAlias, objectAlias, scopeOf } from "./names.ts";
import type { UnlistedOwner } from "./unlisted-owners.ts";

/** What normalizing needs besides the objects. */
export interface View {
  /** The slug aliases carry. */
  slug: string;
  /** When the objects were read at the source. */
  readAt: Date;
  inventory: Inventory;
  /** True for an export: a server has worked on the objects, and said which of them exist. */
  live: boolean;
  /** False when something unread may declare a namespace: what is known of one from its objects may then be wrong. */
  declarationsKnown: boolean;
  /** False when something unread may be a cluster role: aggregation could then leave out its rules. */
  clusterRolesKnown: boolean;
  unlistedOwners: readonly UnlistedOwner[];
}

/** Turns the objects of one kind into facts, by namespace and then name. */
export type Normalize = (view: View) => Iterable<Fact>;

/** The fact an object of that kind is: what differs from kind to kind is added to it. */
export function factOf(
  view: View,
  noun: Noun,
  kind: CollectedKind,
  object: { name: string; namespace: string; labels: JsonObject; annotations: JsonObject },
  evidence: Evidence,
  own: { refs?: Refs; content?: JsonObject },
): Fact {
  const { name, namespace, labels, annotations } = object;
  const alias = objectAlias(view.slug, kind, namespace, name);
  return {
    noun,
    kind: objectKind(kind).factKind,
    scope: scopeOf(namespace),
    key: alias,
    alias,
    name,
    refs: { ...containerOf(view, namespace), ...own.refs },
    content: { ...(namespace === "" ? {} : { namespace }), ...own.content, labels, annotations },
    evidence,
  };
}

/** The namespace a thing lives in, as a reference. */
export function containerOf(view: View, namespace: string): Refs {
  return namespace === "" ? {} : { container: namespaceAlias(view.slug, namespace) };
}

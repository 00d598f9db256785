import type { EdgeEvidence, NodeKey } from "../../../reach/edge.ts";
import type { Bound, Policies } from "../permissions/policies.ts";
import type { Space } from "./cluster.ts";
import { evidenceOf } from "./element.ts";
import { RIGHTS, type RightId } from "./rights.ts";
import { rightsOf } from "./role-rights.ts";

/** A right as somebody holds it in one place. */
export interface Held {
  /** Null: all there is. */
  name: string | null;
  bound: Bound;
  evidence: readonly EdgeEvidence[];
}

type HeldByRight = ReadonlyMap<RightId, readonly Held[]>;

/** Somebody with what their names and groups are bound to. */
export interface Holder {
  key: NodeKey;
  /** The namespaces that any of that holds in; empty for the whole cluster. */
  scopes(): Iterable<string>;
  /** What it holds of a right in a place, what holds in the whole cluster among it; null: that alone. */
  held(right: RightId, space: Space | null): readonly Held[];
}

type ByScope = ReadonlyMap<string, HeldByRight>;

/** Looks up what subjects hold; each subject's bindings are read once. */
export function holdings({ bound }: Policies): (key: NodeKey, subjects: readonly string[]) => Holder {
  const read = new Map<string, ByScope>();
  const bySubject = (subject: string) => {
    const known = read.get(subject) ?? readBindings(bound.get(subject) ?? new Map<string, readonly Bound[]>());
    read.set(subject, known);
    return known;
  };
  return (key, subjects) => holderAs(key, subjects.map(bySubject));
}

/** Whoever holds what some bindings give, by the namespace they hold in. */
export function holderOf(key: NodeKey, bindings: ReadonlyMap<string, readonly Bound[]>): Holder {
  return holderAs(key, [readBindings(bindings)]);
}

function holderAs(key: NodeKey, all: readonly ByScope[]): Holder {
  return {
    key,
    scopes: () => new Set(["", ...all.flatMap((scopes) => [...scopes.keys()])]),
    held(right, space) {
      const scopes = space === null || RIGHTS[right].clusterOnly ? [""] : ["", space.name];
      return all.flatMap((held) => scopes.flatMap((scope) => held.get(scope)?.get(right) ?? []));
    },
  };
}

function readBindings(bindings: ReadonlyMap<string, readonly Bound[]>): ByScope {
  return new Map([...bindings].map(([scope, some]) => [scope, readScope(some)]));
}

function readScope(some: readonly Bound[]): HeldByRight {
  const rights = new Map<RightId, Held[]>();
  for (const bound of some) {
    for (const [right, { whole, names }] of rightsOf(bound.rules)) {
      const list = rights.get(right) ?? [];
      rights.set(right, list);
      const given = whole === null ? [...names] : [[null, whole] as const];
      for (const [name, index] of given) list.push({ name, bound, evidence: evidenceOf(bound, index) });
    }
  }
  return rights;
}

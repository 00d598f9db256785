import type { CoverageStatus } from "../facts/coverage.ts";
import type { Refs } from "../facts/fact.ts";
import type { Reading, Sighting } from "./knowledge.ts";
import { toySlice } from "./toy-slices.ts";

// Things and listings of the toy system, by hand, for cases that are to be read.

type Listing = Omit<Reading, "readAt">;

export function aNamespace(name: string, id = `id of ${name}`): Sighting {
  const alias = `kubernetes:toy:namespace:${name}`;
  return { noun: "resource", kind: "namespace", scope: "", key: id, alias, name, text: "" };
}

/** `payments/ci`; the provider's id is the name's unless said otherwise. */
export function anAccount(path: string, id = `id of ${path}`, text = ""): Sighting {
  const { namespace, name } = split(path);
  const alias = `kubernetes:toy:serviceaccount:${path}`;
  return { noun: "identity", kind: "service-account", scope: `namespace/${namespace}`, key: id, alias, name, text };
}

/** A binding has no id but its name. It binds the account of that path. */
export function aBinding(path: string, account: string, text = ""): Sighting & { refs: Refs } {
  const { namespace, name } = split(path);
  const alias = `kubernetes:toy:rolebinding:${path}`;
  const thing = { noun: "attachment" as const, kind: "role-binding", scope: `namespace/${namespace}`, key: alias };
  return { ...thing, alias, name, text, refs: { identity: `kubernetes:toy:serviceaccount:${account}` } };
}

/** Many accounts of one namespace. */
export function accounts(namespace: string, count: number): Sighting[] {
  return Array.from({ length: count }, (_, number) => anAccount(`${namespace}/n-${number}`));
}

/** A complete listing of all there is of a kind. */
export function listOf(slice: string, ...facts: Sighting[]): Listing {
  return { kind: toySlice(slice), scope: "", authoritative: true, coverage: "complete", facts };
}

/** A complete listing of one namespace. */
export function listIn(namespace: string, slice: string, ...facts: Sighting[]): Listing {
  return { ...listOf(slice, ...facts), scope: `namespace/${namespace}` };
}

/** A listing that ended otherwise. */
export function listThatWas(coverage: CoverageStatus, listing: Listing): Listing {
  return { ...listing, coverage };
}

/** A listing of what this credential may see. */
export function visibleOnly(listing: Listing): Listing {
  return { ...listing, authoritative: false };
}

function split(path: string): { namespace: string; name: string } {
  const slash = path.indexOf("/");
  return { namespace: path.slice(0, slash), name: path.slice(slash + 1) };
}

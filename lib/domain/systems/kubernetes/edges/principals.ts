import { hubKey, type EdgeEvidence, type NodeKey } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { memberships } from "../memberships.ts";
import { askerOf } from "../permissions/asker.ts";
import { BINDING, MASTERS } from "../permissions/binding.ts";
import { abilitiesOf } from "./abilities.ts";
import { mentioned, type Cluster } from "./cluster.ts";
import { rightsOf } from "./role-rights.ts";

/** Somebody who may hold rights: an account, a user, a group, or a role or user of AWS. */
export interface Principal {
  key: NodeKey;
  /** As bindings name it: `user:…`, `group:…`; null for those of AWS, which only aws-auth makes somebody. */
  subject: string | null;
  /** What it is beside its name. */
  also: readonly Membership[];
}

/** A group, or a user, that somebody is. */
export interface Membership {
  key: NodeKey;
  subject: string;
  /** `kind`: everybody like it; else by a certificate or by aws-auth. */
  by: "kind" | "certificate" | "aws-auth";
  evidence: readonly EdgeEvidence[];
}

/** Everybody of a cluster, by alias and by how bindings name them. */
export interface Principals {
  byKey: ReadonlyMap<NodeKey, Principal>;
  bySubject: ReadonlyMap<string, Principal>;
}

/** The group of every kubelet. */
export const NODES = "system:nodes";

const KNOWN = new WeakMap<Cluster, Principals>();

/** Everybody in a cluster that anything names, and the groups they are in by that; worked out once. */
export function principalsIn(cluster: Cluster): Principals {
  const known = KNOWN.get(cluster);
  if (known) return known;
  const byKey = readPrincipals(cluster);
  const named = [...byKey.values()].flatMap((one) => (one.subject === null ? [] : [[one.subject, one] as const]));
  const principals = { byKey, bySubject: new Map(named) };
  KNOWN.set(cluster, principals);
  return principals;
}

/**
 * Where whoever merely acts as somebody arrives: for a user who is more by a certificate, and for an account whose pods have
 * more than its token, that is less than being it.
 */
export function bareKey(cluster: Cluster, { key, also }: Principal): NodeKey {
  const byName = also.some(({ by }) => by === "certificate") ? hubKey(key, "name") : key;
  return cluster.tokenHubs.get(key) ?? byName;
}

/** The same of an account by its alias. */
export function tokenKey({ tokenHubs }: Cluster, account: NodeKey): NodeKey {
  return tokenHubs.get(account) ?? account;
}

function readPrincipals(cluster: Cluster): Map<NodeKey, Principal> {
  const { facts } = cluster;
  const certificates = byIdentity(
    facts.of("credential", "client-certificate").filter((one) => !hasEnded(one, facts.at)),
  );
  const mappings = byIdentity(facts.of("attachment", "aws-auth-mapping"));
  const principals = new Map<NodeKey, Principal>();
  const add = (key: NodeKey) => {
    if (principals.has(key)) return;
    const proofs = [
      ...(certificates.get(key) ?? []).map((fact) => ({ by: "certificate" as const, fact })),
      ...(mappings.get(key) ?? []).map((fact) => ({ by: "aws-auth" as const, fact })),
    ];
    principals.set(key, { key, subject: subjectOf(key), also: [...proven(key, proofs), ...everybody(key)] });
  };
  for (const { alias } of facts.of("identity")) add(alias);
  for (const space of cluster.spaces.values()) for (const { key } of space.accounts.values()) add(key);
  for (const key of mentioned(facts)) add(key);
  // Believed beside all roles, and so led to and from whether a binding names them or not.
  for (const group of [MASTERS, NODES]) add(`kubernetes:${facts.slug}:group:${group}`);
  for (const { also } of [...principals.values()]) for (const { key, by } of also) if (by !== "kind") add(key);
  return principals;
}

/**
 * Says whether bindings of a subject lead anywhere. What every API server lets everybody do (discovery, questions about
 * oneself) does not, and so nobody reaches anything by merely being somebody (design: Reach).
 */
export function leadsOn({ policies }: Cluster, subject: string): boolean {
  return [...(policies.bound.get(subject)?.values() ?? [])].some((some) =>
    some.some(({ rules, state }) => {
      const { inNamespace, inCluster } = abilitiesOf(rules);
      return state === "unread" || inNamespace.size + inCluster.size + rightsOf(rules).size > 0;
    }),
  );
}

/** The API server believes no certificate after its end; one that says nothing of its end has none. */
function hasEnded({ content }: EstateFact, at: string | undefined): boolean {
  const ends = Date.parse(textOf(content.expires));
  return at !== undefined && ends <= Date.parse(at);
}

function byIdentity(facts: readonly EstateFact[]): Map<NodeKey, EstateFact[]> {
  const found = new Map<NodeKey, EstateFact[]>();
  for (const fact of facts) {
    if (fact.identity === null || fact.content.invalid !== undefined) continue;
    const some = found.get(fact.identity);
    if (some) some.push(fact);
    else found.set(fact.identity, [fact]);
  }
  return found;
}

/** As bindings name whoever has that alias. */
export function subjectOf(key: NodeKey): string | null {
  const asker = askerOf(key);
  return asker ? (BINDING.askerKeys(asker)[0] ?? null) : null;
}

/** What certificates and aws-auth say it is, each by itself. */
function proven(key: NodeKey, proofs: readonly { by: "certificate" | "aws-auth"; fact: EstateFact }[]): Membership[] {
  return proofs.flatMap(({ by, fact: { alias, content } }) => {
    const [credentials, attachments] = by === "certificate" ? [[content], []] : [[], [content]];
    const named = memberships(key, credentials, attachments).filter(({ because }) => because !== null);
    return named.flatMap((one) => membership(one.alias, by, [{ alias, place: null }]));
  });
}

function everybody(key: NodeKey): Membership[] {
  return memberships(key, [], []).flatMap(({ alias }) => membership(alias, "kind", []));
}

function membership(key: NodeKey, by: Membership["by"], evidence: readonly EdgeEvidence[]): Membership[] {
  const subject = subjectOf(key);
  return subject === null ? [] : [{ key, subject, by, evidence }];
}

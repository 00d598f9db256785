import type { Evidence } from "#lib/domain/facts/fact.ts";
import type { Inventory } from "./inventory.ts";
import { joinNodeAccess, type NodeAccess } from "./node-access.ts";
import { FOLDED_KINDS, topOf, type FoldedKind } from "./owners.ts";
import type { Owner } from "./schema.ts";
import { uniqueTokens, type ProjectedToken } from "./workload-schema.ts";

/** A controller known only from what it controls, with one of the service accounts that run below it. */
export interface UnlistedOwner {
  alias: string;
  owner: Owner;
  namespace: string;
  serviceAccount: string;
  secrets: Set<string>;
  pullSecrets: Set<string>;
  tokens: ProjectedToken[];
  node: NodeAccess | undefined;
  /** The first kind, in the order of {@link FOLDED_KINDS}, that names it: its slice defines the fact. */
  revealedBy: FoldedKind;
  evidence: Evidence;
}

/** All of them, each once for every service account. */
export function findUnlistedOwners(slug: string, inventory: Inventory): UnlistedOwner[] {
  const owners = new Map<string, UnlistedOwner>();
  for (const kind of FOLDED_KINDS) {
    for (const { object, evidence } of inventory.objects(kind)) {
      const top = topOf(kind, object, inventory);
      if (top.is !== "owner" || !object.pods) continue;
      const { namespace, pods } = object;
      const alias = ownerAlias(slug, top.owner, namespace, pods.serviceAccount);
      const entry = owners.get(alias) ?? {
        alias,
        owner: top.owner,
        namespace,
        serviceAccount: pods.serviceAccount,
        secrets: new Set<string>(),
        pullSecrets: new Set<string>(),
        tokens: [],
        node: undefined,
        revealedBy: kind,
        evidence,
      };
      for (const secret of pods.secrets) entry.secrets.add(secret);
      for (const secret of pods.pullSecrets ?? []) entry.pullSecrets.add(secret);
      if (pods.tokens) entry.tokens = uniqueTokens([...entry.tokens, ...pods.tokens]);
      entry.node = joinNodeAccess(entry.node, pods.node);
      owners.set(alias, entry);
    }
  }
  return [...owners.values()];
}

/** `kubernetes:prod:rollout.argoproj.io:payments/web#ci`: kind with group, as another group may have a kind so named. */
function ownerAlias(slug: string, owner: Owner, namespace: string, serviceAccount: string): string {
  const kind = `${owner.kind.toLowerCase()}.${owner.group || "core"}`;
  return `kubernetes:${slug}:${kind}:${namespace}/${owner.name}#${serviceAccount}`;
}

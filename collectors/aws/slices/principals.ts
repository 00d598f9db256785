import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { ReducedPolicy } from "../documents/policy-document.ts";
import { aliasOfPrincipal, aliasOfService } from "../names.ts";

/** Whom a trust policy lets in, as it writes it. */
export interface NamedPrincipal {
  principal: string;
  /** Null where the text does not say which identity that is. */
  identity: string | null;
}

/** Most principals kept of one trust policy: AWS lets it have 8,192 characters. */
export const MAX_PRINCIPALS = 1000;

/** Whom the statements of a trust policy name that allow something, each once and in an order of their own. */
export function principalsOf(partition: string, { Statement }: ReducedPolicy): NamedPrincipal[] {
  const found = new Map<string, NamedPrincipal>();
  const statements = Array.isArray(Statement) ? Statement : Statement ? [Statement] : [];
  for (const { Effect, Principal } of statements) {
    if (Effect !== "Allow" || Principal === undefined || Principal === null) continue;
    const named = typeof Principal === "object" && !Array.isArray(Principal) ? Principal : { AWS: Principal };
    for (const [type, value] of Object.entries(named)) {
      for (const principal of Array.isArray(value) ? value : [value]) {
        if (typeof principal !== "string" || principal === "") continue;
        found.set(`${type} ${principal}`, { principal, identity: identityOf(partition, type, principal) });
      }
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, principal]) => principal);
}

function identityOf(partition: string, type: string, principal: string): string | null {
  if (type === "AWS") return aliasOfPrincipal(partition, principal);
  if (type === "Federated") return thingAlias(partition, "federated", principal);
  return type === "Service" ? aliasOfService(partition, principal) : null;
}

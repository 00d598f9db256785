import { groupBy } from "../../group-by.ts";
import type { Policy, PolicySource } from "../../systems/aws/policy/policy.ts";
import type { ReachWorld } from "../../systems/aws/reach/reach-world.ts";
import type { Provider } from "../../systems/aws/trust/oidc/match.ts";
import { subjectsTaken, trustedIssuers } from "../../systems/aws/trust/oidc/taken.ts";
import { issuerOf } from "../../systems/aws/trust/oidc/token.ts";
import type { Role } from "../../systems/aws/trust/world.ts";

/** Roles that take tokens of an issuer in the same way: what one lets in, all do. */
export interface TokenTrust {
  reach: ReachWorld;
  issuer: string;
  /** Patterns of the subjects they take; `*` where any. */
  subjects: readonly string[];
  trust: PolicySource;
  provider: Provider;
  /** Whether the provider was read: else which audiences it takes is not known, nor that it is there. */
  providerRead: boolean;
  limits: readonly Policy[];
  roles: readonly Role[];
}

/** The ways in which roles take tokens, each once with the roles that share it. */
export function tokenTrusts(reach: ReachWorld): TokenTrust[] {
  const found = [...reach.world.roles.values()].flatMap((role) => trustsOf(reach, role));
  return [...groupBy(found, signature).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, roles: alike.flatMap(({ roles }) => roles) }] : [];
  });
}

function trustsOf(reach: ReachWorld, role: Role): TokenTrust[] {
  const { trust } = role;
  if (!trust) return [];
  const { world } = reach;
  const own = [...world.providers.values()].filter(({ arn }) => arn.includes(`::${role.account}:`));
  const limits = (world.accounts.get(role.account)?.rcps ?? []).flat().map(({ policy }) => policy);
  const issuers = trustedIssuers(trust.policy).flatMap((issuer) =>
    issuer === "*" ? own.map((provider) => issuerOf(provider.issuer)) : [issuer],
  );
  return [...new Set(issuers)].flatMap((issuer): TokenTrust[] => {
    const known = own.find((provider) => issuerOf(provider.issuer) === issuer);
    const providerRead = known !== undefined || reach.read("providers", role.account);
    // Without a provider in its account a role takes no token, whatever its trust policy says.
    if (!known && providerRead) return [];
    const arn = `arn:${world.partition}:iam::${role.account}:oidc-provider/${issuer}`;
    const provider = known ?? { arn, issuer, clientIds: null };
    const subjects = subjectsTaken(trust.policy, issuer) ?? [];
    return [{ reach, issuer, subjects, trust, provider, providerRead: known !== undefined, limits, roles: [role] }];
  });
}

/** What decides, without what names the account. */
function signature({ issuer, trust, provider, providerRead, limits, reach, roles }: TokenTrust): string {
  const account = roles[0]?.account ?? "";
  const about = trust.policy.statements.map(({ effect, action, principal, conditions }) => [
    effect,
    action,
    principal,
    conditions,
  ]);
  const said = JSON.stringify([about, trust.policy.faults]).replaceAll(`::${account}:`, "::");
  const limited = reach.world.accounts.get(account);
  return JSON.stringify([issuer, said, provider.clientIds, providerRead, limits.length === 0 ? null : limited?.id]);
}

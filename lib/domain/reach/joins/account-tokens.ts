import { textOf } from "../../systems/content.ts";
import { issuerOf } from "../../systems/aws/trust/oidc/token.ts";
import { serviceAccountToken } from "../../systems/aws/trust/oidc/tokens.ts";
import { tokenHubs } from "../../systems/kubernetes/edges/token-hubs.ts";
import type { DomainFacts } from "../estate.ts";
import type { TokenHolder } from "./token-holder.ts";

/** Issuer of the tokens of a cluster; empty where it was not read. */
export function issuerOfCluster(facts: DomainFacts): string {
  return issuerOf(textOf(facts.of("resource", "cluster")[0]?.content.issuer));
}

/** The service accounts of a cluster, each with the tokens its pods can get: of whatever audience they ask for. */
export function* accountTokens(facts: DomainFacts): Generator<TokenHolder> {
  const issuer = issuerOfCluster(facts);
  if (issuer === "") return;
  const hubs = tokenHubs(facts);
  for (const { alias, name, scope } of facts.of("identity", "service-account")) {
    const namespace = scope.replace(/^namespace\//, "");
    const tokens = [{ token: serviceAccountToken(issuer, namespace, name), conditionsFor: () => [] }];
    // Who may make tokens of it makes some of any audience.
    for (const key of new Set([alias, hubs.get(alias) ?? alias])) {
      yield { key, name: `${namespace}/${name}`, place: namespace, tokens };
    }
  }
}

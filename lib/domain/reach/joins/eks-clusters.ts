import { issuerOf } from "../../systems/aws/trust/oidc/token.ts";
import { textOf } from "../../systems/content.ts";
import type { DomainFacts, Estate, EstateFact } from "../estate.ts";
import { issuerOfCluster } from "./account-tokens.ts";

/** How a cluster says who of AWS gets in: entries of AWS, the ConfigMap `aws-auth`, or both; null: not known. */
export type SignIn = "API" | "CONFIG_MAP" | "API_AND_CONFIG_MAP";

/** A cluster as both sides know it: its own facts, and what AWS says of it; one of them may not have been read. */
export interface EksCluster {
  /** Null: no collector was in the cluster. */
  kubernetes: DomainFacts | null;
  aws: { facts: DomainFacts; cluster: EstateFact; arn: string; account: string } | null;
  signIn: SignIn | null;
}

/** The clusters of AWS, and those that could be: an issuer is what no two clusters have in common. */
export function eksClusters({ domains }: Estate): EksCluster[] {
  const byIssuer = new Map<string, DomainFacts>();
  const inside = domains.filter(({ system }) => system === "kubernetes");
  for (const facts of inside) byIssuer.set(issuerOfCluster(facts), facts);
  const found = domains
    .filter(({ system }) => system === "aws")
    .flatMap((facts) =>
      facts.of("resource", "eks-cluster").map((cluster): EksCluster => {
        const { issuer, authenticationMode } = cluster.content;
        const key = issuerOf(textOf(issuer));
        const arn = textOf(cluster.content.arn);
        return {
          kubernetes: key === "" ? null : (byIssuer.get(key) ?? null),
          aws: { facts, cluster, arn, account: arn.split(":")[4] ?? "" },
          signIn: (textOf(authenticationMode) || null) as SignIn | null,
        };
      }),
    );
  const paired = new Set(found.map(({ kubernetes }) => kubernetes));
  const alone = inside.filter((facts) => !paired.has(facts));
  return [...found, ...alone.map((kubernetes): EksCluster => ({ kubernetes, aws: null, signIn: null }))];
}

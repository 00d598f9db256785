import type { JsonObject } from "../../facts/json.ts";
import { githubToken } from "../../systems/aws/trust/oidc/tokens.ts";
import type { OrganizationSpec } from "../../systems/aws/trust/testing/account-spec.ts";
import type { Chain, ClusterDoor } from "../chain.ts";
import { type ChainFacts, chainsIntoClusters as found } from "../into-clusters.ts";
import type { TokenHolder } from "../openings.ts";

/** Account of most tests. */
export const A = "111111111111";
export const GITHUB = "token.actions.githubusercontent.com";
export const PRODUCTION = "repo:acme/shop:environment:production";

/** ARN of a role there. */
export const arn = (role: string) => `arn:aws:iam::${A}:role/${role}`;

/** A trust in tokens of GitHub by their subject. */
export function trusts(subject: string, more: JsonObject = {}): JsonObject {
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${A}:oidc-provider/${GITHUB}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" },
      StringLike: { [`${GITHUB}:sub`]: subject },
      ...more,
    },
  };
}

/** Chains alone. */
export const chainsIntoClusters = (facts: ChainFacts) => found(facts).chains;

/** A workflow that deploys to production. */
export const deploy = holder("deploy.yml", PRODUCTION);

/** Somebody who can ask for tokens. */
export function holder(name: string, ...subjects: string[]): TokenHolder {
  const tokens = subjects.map((subject) => githubToken({ subject, certain: true }));
  return { stop: { kind: "workflow", alias: `github:github.com/acme/shop:workflow:${name}`, name }, tokens };
}

/** A door of the cluster `prod`. */
export function door(role: string, more: Partial<ClusterDoor> = {}): ClusterDoor {
  return {
    cluster: "prod",
    by: "aws-auth",
    evidence: `mapping of ${role}`,
    principal: arn(role),
    username: role,
    groups: ["deployers"],
    policies: [],
    ...more,
  };
}

/** One role that the workflow may become. */
export const ONE_ROLE: OrganizationSpec = {
  [A]: { oidc: { [GITHUB]: ["sts.amazonaws.com"] }, roles: { deploy: { trust: trusts("repo:acme/shop:*") } } },
};

/** `deploy.yml > deploy > prod yes` */
export function ways(chains: readonly Chain[]): string[] {
  return chains.map(({ hops, answer }) => {
    const stops = hops.flatMap(({ from, to }, index) => (index === 0 ? [from.name, to.name] : [to.name]));
    return `${stops.join(" > ")} ${answer}`;
  });
}

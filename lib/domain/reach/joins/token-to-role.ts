import { groupBy } from "../../group-by.ts";
import { conditionOf } from "../../systems/aws/reach/conditions.ts";
import { statementPlace } from "../../systems/aws/reach/evidence.ts";
import { reachWorldOf } from "../../systems/aws/reach/reach-world.ts";
import { limitsUnread } from "../../systems/aws/reach/unread.ts";
import { matchToken, type TokenMatch } from "../../systems/aws/trust/oidc/match.ts";
import { type EdgeCondition, type EdgeKind, type GraphElement, type GraphNode, hubKey } from "../edge.ts";
import type { Estate, GraphJoin } from "../estate.ts";
import { accountTokens, issuerOfCluster } from "./account-tokens.ts";
import { byNamespace, byRepository, type HolderIndex } from "./holder-index.ts";
import type { HeldToken, TokenHolder } from "./token-holder.ts";
import { ownWorkflowTokens } from "./own-workflow-tokens.ts";
import { type TokenTrust, tokenTrusts } from "./token-trusts.ts";
import { workflowTokens } from "./workflow-tokens.ts";

/** A token of one system that a role of AWS takes. */
export const TOKEN_TO_ROLE: EdgeKind = {
  id: "join/token-to-role",
  clause: "can become, by its token,",
  precondition:
    "It can ask for a token whose subject passes the conditions of the role's trust policy, and the account has the provider of its issuer.",
  fix: "Name in the trust policy the one repository with its branch or environment, or the one service account, that the role is for.",
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
    "https://attack.mitre.org/techniques/T1550/001/",
  ],
};

/** One of the roles that take tokens in the same way. */
export const TAKES_TOKEN: EdgeKind = {
  ...TOKEN_TO_ROLE,
  id: "join/takes-token",
  clause: "is enough to become",
  precondition: "Its trust policy has the same conditions for tokens of the issuer as others that were read.",
};

/** Workflows and service accounts to the roles that take their tokens, decided claim by claim. */
export const tokenToRole: GraphJoin = {
  kinds: [TOKEN_TO_ROLE, TAKES_TOKEN],
  *build(estate) {
    const holders = holdersByIssuer(estate);
    for (const facts of estate.domains.filter(({ system }) => system === "aws")) {
      for (const trust of tokenTrusts(reachWorldOf(facts))) {
        yield* intoRoles(trust, holders.get(trust.issuer)?.named(trust.subjects) ?? []);
      }
    }
  },
};

/** Everybody who can ask for tokens, by who signs them. */
function holdersByIssuer({ domains }: Estate): Map<string, HolderIndex> {
  const found = new Map<string, HolderIndex>();
  for (const facts of domains.filter(({ system }) => system === "kubernetes")) {
    const issuer = issuerOfCluster(facts);
    if (issuer !== "") found.set(issuer, byNamespace([...accountTokens(facts)]));
  }
  // An organization and checkouts of its repositories are two domains of one host.
  const workflows = domains
    .filter(({ system }) => system === "github")
    .flatMap((facts) => [...workflowTokens(facts), ...ownWorkflowTokens(facts)]);
  const byIssuer = groupBy(workflows, ({ tokens: [first] }) => first?.token.issuer ?? "");
  for (const [issuer, holders] of byIssuer) found.set(issuer, byRepository(holders));
  return found;
}

function* intoRoles(trust: TokenTrust, holders: Iterable<TokenHolder>): Generator<GraphElement> {
  const [only, ...others] = trust.roles;
  if (!only) return;
  const hub = others.length > 0 ? hubOf(trust) : null;
  let taken = 0;
  for (const holder of holders) {
    const edge = edgeOf(trust, holder, hub?.key ?? only.alias);
    if (!edge) continue;
    taken += 1;
    yield edge;
  }
  if (!hub || taken === 0) return;
  yield hub;
  for (const role of trust.roles) {
    const unread = limitsUnread(trust.reach.world, role.account);
    yield {
      kind: TAKES_TOKEN.id,
      from: hub.key,
      to: role.alias,
      ability: null,
      answer: unread.length > 0 ? "unknown" : "yes",
      evidence: [{ alias: role.trust?.id ?? role.alias, place: null }],
      conditions: [],
      unread,
    };
  }
}

function hubOf({ issuer, subjects, roles }: TokenTrust): GraphNode {
  const [first] = roles;
  return {
    key: hubKey(first?.trust?.id ?? "", `tokens of ${issuer}`),
    type: "hub",
    system: "aws",
    kind: "token-takers",
    name: `have a token that roles take whose subject is like ${subjects.slice(0, 3).join(" or ")}`,
    container: null,
  };
}

interface Opened {
  held: HeldToken;
  match: TokenMatch;
  conditions: readonly EdgeCondition[];
}

function edgeOf(trust: TokenTrust, holder: TokenHolder, to: string): GraphElement | null {
  const open = holder.tokens.flatMap((held): Opened[] => {
    const match = matchToken(trust.trust.policy, held.token, trust.provider, trust.limits);
    return match.answer === "no" ? [] : [{ held, match, conditions: conditionsOf(held, match) }];
  });
  // One token that is let in without condition is enough; else the one with the fewest.
  const best = open.toSorted((one, other) => rank(one) - rank(other))[0];
  if (!best) return null;
  const unread = [
    ...(best.match.answer === "unknown" ? [`the trust policy of the role could not be understood`] : []),
    ...(trust.providerRead ? [] : [`the identity providers of the role's account were not read`]),
    ...limitsUnread(trust.reach.world, trust.roles[0]?.account ?? ""),
  ];
  const numbers = best.match.statements.filter(({ effect, answer }) => effect === "Allow" && answer !== "no");
  return {
    kind: TOKEN_TO_ROLE.id,
    from: holder.key,
    to,
    ability: null,
    answer: unread.length > 0 ? "unknown" : best.conditions.length > 0 ? "conditional" : "yes",
    evidence: [
      { alias: holder.shownBy ?? holder.key, place: `subject ${best.held.token.subject}` },
      ...numbers.map(({ statement }) => ({ alias: trust.trust.id, place: statementPlace(statement) })),
    ],
    conditions: best.conditions,
    unread,
  };
}

function rank({ match, conditions }: Opened): number {
  return match.answer === "unknown" ? Infinity : conditions.length;
}

/** What of the trust is not known of every such token, and what has to happen before there is one. */
function conditionsOf({ token, conditionsFor }: HeldToken, { answer, remaining }: TokenMatch): EdgeCondition[] {
  // Of several subjects a token may have, the one that the trust takes.
  const taken = remaining.map(({ condition }) => condition.passing).find((one) => one?.includes(":environment:"));
  const conditions = conditionsFor(taken ?? token.subject);
  const open = remaining.map(({ statement, effect, condition }) => {
    const { kind, words } = conditionOf({ condition: condition.condition, policy: "", statement, effect });
    return { kind: kind === "request" ? ("branch" as const) : kind, words };
  });
  const certain: EdgeCondition[] = token.certain
    ? []
    : [{ kind: "request", words: "whoever calls it lets it ask for tokens" }];
  const named = [...conditions, ...open, ...certain];
  if (answer !== "conditional" || named.length > 0) return named;
  return [{ kind: "branch", words: "the subject of the token is one that the trust policy takes" }];
}

import type { Policy, Statement } from "../../policy/policy.ts";
import { actionMatches } from "../action-match.ts";
import { type ConditionMatch, jointShares, matchCondition } from "./conditions.ts";
import type { Token } from "./token.ts";

/** An identity provider of an account, as IAM has it. */
export interface Provider {
  arn: string;
  /** As in its ARN. */
  issuer: string;
  /** Audiences it takes; null: not known. */
  clientIds: readonly string[] | null;
}

/** One statement of a trust policy against the tokens of one subject. */
export interface StatementMatch {
  statement: number;
  effect: "Allow" | "Deny";
  answer: "yes" | "conditional" | "no";
  /** Each of its conditions, as written. Empty where the statement has none, or is about somebody else. */
  conditions: ConditionMatch[];
  /** The statement is about this provider and about becoming the role with its tokens. */
  concerns: boolean;
}

/** What a trust policy says of the tokens of one subject, and which of its statements say it. */
export interface TokenMatch {
  token: Token;
  answer: "yes" | "conditional" | "no" | "unknown";
  statements: StatementMatch[];
  /** Conditions that are not known to hold, of all statements that could decide; `asked` is none of them. */
  remaining: { statement: number; effect: "Allow" | "Deny"; condition: ConditionMatch }[];
}

const ASSUME = "sts:AssumeRoleWithWebIdentity";

/**
 * Whether tokens of one subject let their bearer become a role: an Allow that every token passes, and no Deny that any
 * could fall under. Nothing else has a say in the account: whoever brings a token is no principal of AWS yet.
 *
 * @param trust policy of the role
 * @param provider that takes the token; null: none of the role's account does
 * @param limits resource control policies over the role's account, whose Deny holds too
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function matchToken(
  trust: Policy,
  token: Token,
  provider: Provider | null,
  limits: readonly Policy[] = [],
): TokenMatch {
  const statements = provider ? trust.statements.map((statement) => matchStatement(statement, token, provider)) : [];
  const denied = provider
    ? limits.flatMap((limit) =>
        limit.statements
          .filter(({ effect }) => effect === "Deny")
          .map((statement) => matchStatement(statement, token, provider)),
      )
    : [];
  const deciding = [...statements.filter(({ concerns }) => concerns), ...denied.filter(({ concerns }) => concerns)];
  const answer = answerOf(deciding, token, trust);
  // What could not be understood of a limit may deny, and gives nothing.
  const faulty = limits.some(({ faults }) => faults.length > 0);
  return {
    token,
    answer: faulty && answer !== "no" ? "unknown" : answer,
    statements,
    remaining: remainingOf(deciding),
  };
}

/** One statement: whom it names, what for, and each condition. */
export function matchStatement(statement: Statement, token: Token, provider: Provider): StatementMatch {
  const { index, effect } = statement;
  const concerns = namesProvider(statement, provider) && actionMatches(statement.action, ASSUME);
  if (!concerns) return { statement: index, effect, answer: "no", conditions: [], concerns };
  const conditions = statement.conditions.map((condition) => matchCondition(condition, token, provider.clientIds));
  const shares = [
    ...conditions.map(({ share }) => share),
    ...jointShares(statement.conditions, token, provider.clientIds),
  ];
  return { statement: index, effect, answer: sharesTogether(shares, effect), conditions, concerns };
}

function namesProvider({ principal }: Statement, { arn, issuer }: Provider): boolean {
  // Resource control policies always say `*`.
  if (!principal) return false;
  const named =
    principal.aws.includes("*") ||
    principal.federated.some((name) => name === arn || name === "*" || name.toLowerCase() === issuer);
  return named !== principal.not;
}

/** Whoever may ask for another audience can step into an Allow, and around a Deny. */
function sharesTogether(
  shares: readonly ConditionMatch["share"][],
  effect: StatementMatch["effect"],
): StatementMatch["answer"] {
  if (shares.includes("none")) return "no";
  const sure = shares.every((share) => share === "every" || (share === "asked" && effect === "Allow"));
  return sure ? "yes" : "conditional";
}

function answerOf(deciding: readonly StatementMatch[], token: Token, trust: Policy): TokenMatch["answer"] {
  const allow = strongest(deciding, "Allow");
  const deny = strongest(deciding, "Deny");
  const answer = deny === "yes" || allow === "no" ? "no" : deny === "conditional" ? "conditional" : allow;
  if (trust.faults.length > 0 && answer !== "conditional") return "unknown";
  return answer === "yes" && !token.certain ? "conditional" : answer;
}

function strongest(matches: readonly StatementMatch[], effect: "Allow" | "Deny"): StatementMatch["answer"] {
  const answers = matches.filter((match) => match.effect === effect).map(({ answer }) => answer);
  return answers.includes("yes") ? "yes" : answers.includes("conditional") ? "conditional" : "no";
}

function remainingOf(deciding: readonly StatementMatch[]): TokenMatch["remaining"] {
  return deciding
    .filter(({ answer }) => answer === "conditional")
    .flatMap(({ statement, effect, conditions }) =>
      conditions
        .filter(({ share }) => share === "some" || share === "unknown" || (share === "asked" && effect === "Deny"))
        .map((condition) => ({ statement, effect, condition })),
    );
}

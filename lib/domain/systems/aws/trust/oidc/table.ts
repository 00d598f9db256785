import type { Policy } from "../../policy/policy.ts";
import type { ConditionMatch } from "./conditions.ts";
import { matchToken, type Provider, type TokenMatch } from "./match.ts";
import { issuerOf, type Token } from "./token.ts";

/** A condition of a trust policy with the subjects beside it. */
export interface ConditionRow {
  condition: ConditionMatch["condition"];
  /** All tokens of those subjects pass, with the audience that may be asked for. */
  passing: Token[];
  /** Some of them: which is decided by what is not known of them, with examples of both. */
  partly: { token: Token; passing: string | null; failing: string | null }[];
  failing: Token[];
  /** The condition is about something else than the token, or about what is not known of it. */
  open: Token[];
}

/** A statement of a trust policy with its conditions; those without subjects beside them are about others. */
export interface StatementRow {
  statement: number;
  effect: "Allow" | "Deny";
  conditions: ConditionRow[];
  /** Subjects that pass all its conditions, may pass them, do not. Empty where the statement is about others. */
  yes: Token[];
  conditional: Token[];
  no: Token[];
}

/** A trust policy as a page shows it: each statement and condition with who passes, and what comes of it for each subject. */
export interface TrustTable {
  statements: StatementRow[];
  matches: TokenMatch[];
}

/**
 * Holds the tokens of many subjects against one trust policy.
 * @param providers of the role's account
 * @param limits resource control policies over it
 */
export function trustTable(
  trust: Policy,
  tokens: readonly Token[],
  providers: readonly Provider[],
  limits: readonly Policy[] = [],
): TrustTable {
  const matches = tokens.map((token) => matchToken(trust, token, providerOf(providers, token), limits));
  const statements = trust.statements.map(({ index, effect, conditions }): StatementRow => {
    const row: StatementRow = {
      statement: index,
      effect,
      conditions: conditions.map((condition) => ({ condition, passing: [], partly: [], failing: [], open: [] })),
      yes: [],
      conditional: [],
      no: [],
    };
    for (const { token, statements: parts } of matches) {
      const part = parts.find(({ statement }) => statement === index);
      if (!part?.concerns) continue;
      row[part.answer].push(token);
      for (const [place, match] of part.conditions.entries()) sortIn(row.conditions[place], token, match);
    }
    return row;
  });
  return { statements, matches };
}

/** The provider of an account that takes the tokens of an issuer. */
export function providerOf(providers: readonly Provider[], { issuer }: Pick<Token, "issuer">): Provider | null {
  return providers.find((provider) => issuerOf(provider.issuer) === issuer) ?? null;
}

function sortIn(row: ConditionRow | undefined, token: Token, { share, passing, failing }: ConditionMatch): void {
  if (!row) return;
  if (share === "every" || share === "asked") row.passing.push(token);
  else if (share === "none") row.failing.push(token);
  else if (share === "some") row.partly.push({ token, passing, failing });
  else row.open.push(token);
}

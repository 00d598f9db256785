import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../../facts/json.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { matchToken, type Provider } from "./match.ts";
import { trustTable } from "./table.ts";
import { ANY_BRANCH, AUD, GITHUB, github, GITHUB_ROWS, MAIN, OTHER_ROWS } from "./testing/token-cases.ts";
import { githubToken } from "./tokens.ts";

function providerOf(issuer: string, clientIds = ["sts.amazonaws.com"]): Provider {
  return { arn: `arn:aws:iam::111111111111:oidc-provider/${issuer}`, issuer, clientIds };
}

/** A trust policy of one statement; claims in conditions get the issuer before them. */
function trustOf(issuer: string, condition: Record<string, Record<string, Json>>, more: JsonObject[] = []) {
  const conditions = Object.fromEntries(
    Object.entries(condition).map(([operator, claims]) => [
      operator,
      Object.fromEntries(
        Object.entries(claims).map(([claim, value]) => [claim.includes(":") ? claim : `${issuer}:${claim}`, value]),
      ),
    ]),
  );
  return parsePolicy({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: providerOf(issuer).arn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: conditions,
      },
      ...more,
    ],
  });
}

describe("tokens and a trust policy", () => {
  it.each(GITHUB_ROWS)("of GitHub: %s", (_, condition, token, answer) => {
    expect(matchToken(trustOf(GITHUB, condition), token, providerOf(GITHUB)).answer).toBe(answer);
  });

  it.each(OTHER_ROWS)("of others: %s", (_, issuer, condition, token, answer) => {
    const table = trustTable(trustOf(issuer, condition), [token], [providerOf(issuer)]);

    expect(table.matches.map((match) => match.answer)).toEqual([answer]);
  });

  it("say which condition is left, with a value that passes and one that does not", () => {
    const trust = trustOf(GITHUB, { StringLike: { sub: "repo:acme/api:ref:refs/heads/rel*" } });

    const { remaining } = matchToken(trust, github(ANY_BRANCH), providerOf(GITHUB));

    expect(remaining).toMatchObject([
      {
        statement: 0,
        condition: {
          claim: "sub",
          passing: "repo:acme/api:ref:refs/heads/rel",
          failing: "repo:acme/api:ref:refs/heads/",
        },
      },
    ]);
  });

  it("fall under a Deny, of the role and of the organization", () => {
    const deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "sts:AssumeRoleWithWebIdentity",
      Resource: "*",
      Condition: { StringNotLike: { [`${GITHUB}:sub`]: "repo:acme/*" } },
    };
    const open = trustOf(GITHUB, {});
    const limit = parsePolicy({ Version: "2012-10-17", Statement: [deny] });
    const stranger = githubToken({ subject: "repo:evil/api:pull_request", certain: true });

    expect(matchToken(open, stranger, providerOf(GITHUB)).answer).toBe("yes");
    expect(matchToken(trustOf(GITHUB, {}, [deny]), stranger, providerOf(GITHUB)).answer).toBe("no");
    expect(matchToken(open, stranger, providerOf(GITHUB), [limit]).answer).toBe("no");
    expect(matchToken(open, github(MAIN), providerOf(GITHUB), [limit]).answer).toBe("yes");
  });

  it("let nobody in where the account has no such provider, or the statement is about something else", () => {
    const assume = parsePolicy({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { Federated: providerOf(GITHUB).arn }, Action: "sts:TagSession" },
    });

    expect(matchToken(trustOf(GITHUB, {}), github(MAIN), null).answer).toBe("no");
    expect(matchToken(assume, github(MAIN), providerOf(GITHUB)).answer).toBe("no");
  });

  it("are not known where the policy is not understood", () => {
    const trust = parsePolicy({ Version: "2012-10-17", Statement: [{ Effect: "Perhaps" }] });

    expect(matchToken(trust, github(MAIN), providerOf(GITHUB)).answer).toBe("unknown");
  });

  it("are not known where a limit is not understood, and out where they were anyway", () => {
    const limit = parsePolicy({ Version: "2012-10-17", Statement: [{ Effect: "Perhaps" }] });
    const other = { StringEquals: { sub: "repo:acme/other:ref:refs/heads/main" } };

    expect(matchToken(trustOf(GITHUB, {}), github(MAIN), providerOf(GITHUB), [limit]).answer).toBe("unknown");
    expect(matchToken(trustOf(GITHUB, other), github(MAIN), providerOf(GITHUB), [limit]).answer).toBe("no");
  });

  it("stand beside each condition", () => {
    const trust = trustOf(GITHUB, { StringEquals: AUD, StringLike: { sub: `repo:acme/api:${MAIN}` } });
    const tokens = [github(MAIN), github("pull_request"), github(ANY_BRANCH)];

    const { statements } = trustTable(trust, tokens, [providerOf(GITHUB)]);

    expect(statements).toMatchObject([
      {
        yes: [tokens[0]],
        no: [tokens[1]],
        conditional: [tokens[2]],
        conditions: [
          { passing: tokens, failing: [] },
          {
            passing: [tokens[0]],
            failing: [tokens[1]],
            partly: [{ token: tokens[2], passing: `repo:acme/api:${MAIN}` }],
          },
        ],
      },
    ]);
  });
});

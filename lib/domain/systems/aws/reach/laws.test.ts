import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { type GraphElement, isEdge } from "../../../reach/edge.ts";
import { powersOf } from "../edges/powers.ts";
import { simulate } from "../policy/testing/simulate.ts";
import { type AccountSpec, statementFrom } from "../trust/testing/account-spec.ts";
import { organizationOf } from "../trust/testing/large-organization.ts";
import { accessesOf } from "./access.ts";
import { awsGraph } from "./aws-graph.ts";
import { reachWorldOf } from "./reach-world.ts";
import { domainFactsFrom } from "./testing/domain-facts-from.ts";
import { reachedFrom } from "./testing/reached.ts";

const A = "111111111111";

/** Lines of policies: actions that give each ability, and those that lead further, on everything or on something. */
const LINES = [
  "s3:GetObject",
  `dynamodb:GetItem on arn:aws:dynamodb:*:${A}:table/orders`,
  "dynamodb:*",
  "secretsmanager:GetSecretValue",
  `secretsmanager:* on arn:aws:secretsmanager:eu-west-1:${A}:secret:db*`,
  "lambda:UpdateFunctionCode,lambda:InvokeFunction",
  `iam:PassRole on arn:aws:iam::${A}:role/one`,
  "iam:PassRole,lambda:CreateFunction",
  `iam:PutRolePolicy on arn:aws:iam::${A}:role/two`,
  "sts:AssumeRole",
  `sts:AssumeRole on arn:aws:iam::${A}:role/three`,
  "*",
];
const lines = fc.uniqueArray(fc.constantFrom(...LINES), { maxLength: 4 });
const role = fc.record({
  allow: lines,
  deny: fc.uniqueArray(fc.constantFrom(...LINES.slice(0, -1)), { maxLength: 2 }),
  trust: fc.constantFrom("lambda.amazonaws.com", `arn:aws:iam::${A}:root`, `arn:aws:iam::${A}:role/one`),
  boundary: fc.option(lines, { nil: undefined, freq: 3 }),
});
const account = fc.record({ roles: fc.record({ one: role, two: role, three: role }) }).map(({ roles }): AccountSpec => {
  return {
    roles: Object.fromEntries(
      Object.entries(roles).map(([name, { boundary, ...own }]) => [name, boundary ? { ...own, boundary } : own]),
    ),
    consumers: [["lambda-function", "main", "two"]],
    secrets: ["db", "other"],
  };
});

function built(spec: AccountSpec): GraphElement[] {
  return [...awsGraph.build(domainFactsFrom({ [A]: spec }))];
}

describe("the graph of AWS", () => {
  it("never reaches more with one more denial", () => {
    fc.assert(
      fc.property(account, fc.constantFrom("one", "two", "three"), fc.constantFrom(...LINES), (spec, name, line) => {
        const whose = spec.roles?.[name] ?? {};
        const denied = { ...whose, deny: [...(whose.deny ?? []), line] };
        const more = built(spec);
        const less = built({ ...spec, roles: { ...spec.roles, [name]: denied } });
        for (const answers of [["yes"], ["yes", "conditional"]] as const) {
          for (const from of ["one", "two", "three"].map((one) => `aws:aws:${A}:role/${one}`)) {
            const before = withoutHubs(more, reachedFrom(more, from, answers));
            for (const end of withoutHubs(less, reachedFrom(less, from, answers))) expect(before).toContain(end);
          }
        }
      }),
      lawRuns(60),
    );
  });

  it("has a node at both ends of every edge", () => {
    fc.assert(
      fc.property(account, (spec) => {
        expect(dangling(built(spec))).toEqual([]);
      }),
      lawRuns(60),
    );
  });

  it("gives access only where iam-simulate allows the action that was decided", async () => {
    await fc.assert(
      fc.asyncProperty(account, async (spec) => {
        const reach = reachWorldOf(domainFactsFrom({ [A]: spec }));
        for (const actor of reach.world.roles.values()) {
          const { allow = [], deny = [], boundary } = spec.roles?.[actor.name] ?? {};
          const statements = [
            ...allow.map((line) => statementFrom("Allow", line)),
            ...deny.map((line) => statementFrom("Deny", line)),
          ];
          for (const { held, ability } of accessesOf(powersOf(reach.index, actor))) {
            if (held.answer !== "yes") continue;
            for (const { action, resource } of held.evidence) {
              const allowed = await simulate({
                principal: { kind: "role", arn: actor.arn, account: A },
                action,
                // What stands for anything that no policy names.
                resource: resource.replace(/^(arn:aws:[a-z]+:)\*/u, "$1eu-north-1").replaceAll("*", "anything"),
                resourceAccount: A,
                context: {},
                documents: {
                  identity: statements.length > 0 ? [{ Version: "2012-10-17", Statement: statements }] : [],
                  boundary: boundary
                    ? { Version: "2012-10-17", Statement: boundary.map((line) => statementFrom("Allow", line)) }
                    : null,
                },
              } as never);
              expect([ability, action, resource, allowed]).toEqual([ability, action, resource, true]);
            }
          }
        }
      }),
      lawRuns(170),
    );
  });

  it("grows as its accounts do", () => {
    const count = (roles: number) => [...awsGraph.build(domainFactsFrom(organizationOf(roles)))].length;
    const [some, twice] = [count(500), count(1000)];
    expect(twice).toBeLessThan(some * 2.2);
  });
});

/** Hubs are ways, of which there are several: only what lies behind them can be compared. */
function withoutHubs(elements: readonly GraphElement[], reached: ReadonlySet<string>): string[] {
  const hubs = new Set(elements.flatMap((one) => (!isEdge(one) && one.type === "hub" ? [one.key] : [])));
  return [...reached].filter((key) => !hubs.has(key));
}

function dangling(elements: readonly GraphElement[]): string[] {
  const nodes = new Set(elements.flatMap((element) => (isEdge(element) ? [] : [element.key])));
  return elements.flatMap((element) =>
    isEdge(element) ? [element.from, element.to].filter((key) => !nodes.has(key)) : [],
  );
}

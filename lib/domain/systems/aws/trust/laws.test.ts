import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { isOpen, membersOf } from "./becoming.ts";
import { type AccountSpec, type OrganizationSpec, type RoleSpec, worldFrom } from "./testing/account-spec.ts";
import { becomings, trustIndex, whoCanBecomeRole } from "./who-can-become.ts";
import { decideAssume } from "./ask-world.ts";
import type { World } from "./world.ts";

const ACCOUNTS = ["111111111111", "222222222222"];
const NAMES = ["a", "b", "c"];
const ARNS = ACCOUNTS.flatMap((account) => NAMES.map((name) => `arn:aws:iam::${account}:role/${name}`));

const condition = fc.constantFrom<JsonObject | undefined>(
  undefined,
  undefined,
  { StringEquals: { "sts:ExternalId": "x" } },
  { StringEquals: { "aws:PrincipalTag/team": "pay" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/a" } },
  { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
);
const statement = (principals: readonly string[]) =>
  fc
    .record({ name: fc.constantFrom(...principals), condition, deny: fc.integer({ max: 5, min: 0 }) })
    .map(({ name, condition: when, deny }): JsonObject => ({
      Effect: deny === 0 ? "Deny" : "Allow",
      Principal: name === "*" ? "*" : name.endsWith(".com") ? { Service: name } : { AWS: name },
      Action: "sts:AssumeRole",
      ...(when ? { Condition: when } : {}),
    }));
const trust = fc.array(statement([...ARNS, ...ACCOUNTS, "333333333333", "*", "lambda.amazonaws.com"]), {
  minLength: 1,
  maxLength: 3,
});
const allow = fc.subarray(
  ["sts:AssumeRole", `sts:AssumeRole on ${ARNS[0]}`, "sts:AssumeRole on arn:aws:iam::*:role/b*", "s3:*"],
  { maxLength: 2 },
);
const role: fc.Arbitrary<RoleSpec> = fc.record({
  trust,
  allow,
  deny: fc.constantFrom<string[]>([], [], [], [`sts:AssumeRole on ${ARNS[1]}`]),
  tags: fc.constantFrom<Record<string, string>>({}, { team: "pay" }),
});
const account: fc.Arbitrary<AccountSpec> = fc
  .record({ roles: fc.tuple(role, role, role), denied: fc.integer({ min: 0, max: 5 }) })
  .map(({ roles, denied }) => ({
    organization: "o-1",
    rcp: [],
    scp: denied === 0 ? [{ Effect: "Deny", Action: "sts:AssumeRole", Resource: ARNS[2] ?? "" }] : [],
    roles: Object.fromEntries(NAMES.map((name, index) => [name, roles[index] ?? {}])),
  }));
const organization: fc.Arbitrary<OrganizationSpec> = fc
  .tuple(account, account)
  .map((accounts) => Object.fromEntries(ACCOUNTS.map((id, index) => [id, accounts[index] ?? {}])));

/** Every pair that may become one another, as the answers say, and as every pair asked by itself says. */
function pairs(world: World): { told: string[]; asked: string[] } {
  const index = trustIndex(world);
  const told = [...becomings(index)].flatMap(({ role: target, becomings: answers }) =>
    answers
      .filter(({ who }) => who.kind === "actor" || who.kind === "holders")
      .filter(isOpen)
      .flatMap((becoming) => membersOf(becoming).map((arn) => `${arn} ${target.arn}`)),
  );
  const asked = [...world.roles.values()].flatMap((actor) =>
    [...world.roles.values()]
      .filter((target) => decideAssume(index.asked, actor, target).answer !== "no")
      .map((target) => `${actor.arn} ${target.arn}`),
  );
  return { told, asked };
}

describe("who can become whom", () => {
  it("is what each pair asked by itself comes to, but for those whom everybody stands for", () => {
    fc.assert(
      fc.property(organization, (spec) => {
        const world = worldFrom(spec);
        const open = new Set(
          [...world.roles.values()]
            .filter(({ trust: own }) => JSON.stringify(own?.policy).includes('"aws":["*"]'))
            .map(({ arn }) => arn),
        );
        const { told, asked } = pairs(world);
        const closed = (pair: string) => !open.has(pair.split(" ")[1] ?? "");

        expect([...new Set(told)].filter(closed).toSorted()).toEqual(asked.filter(closed).toSorted());
        expect(told.filter((pair) => !asked.includes(pair))).toEqual([]);
      }),
      lawRuns(200),
    );
  });

  it("does not depend on the order of accounts and roles", () => {
    fc.assert(
      fc.property(organization, (spec) => {
        const reversed = Object.fromEntries(
          Object.entries(spec)
            .toReversed()
            .map(([id, own]) => [
              id,
              { ...own, roles: Object.fromEntries(Object.entries(own.roles ?? {}).toReversed()) },
            ]),
        );

        expect([...new Set(pairs(worldFrom(reversed)).told)].toSorted()).toEqual(
          [...new Set(pairs(worldFrom(spec)).told)].toSorted(),
        );
      }),
      lawRuns(100),
    );
  });

  it("ends with any hop of a chain that is cut", () => {
    const [target = "", actor = ""] = [ARNS[0], ARNS[3]];
    const whole: OrganizationSpec = {
      "111111111111": { organization: "o-1", scp: [], rcp: [], roles: { a: { trust: actor } } },
      "222222222222": {
        organization: "o-1",
        scp: [],
        rcp: [],
        roles: { a: { allow: [`sts:AssumeRole on ${target}`] } },
      },
    };
    const denied = [{ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole", Resource: "*" }];
    const cuts: OrganizationSpec[] = [
      { ...whole, "111111111111": { ...whole["111111111111"], roles: { a: { trust: "ec2.amazonaws.com" } } } },
      { ...whole, "111111111111": { ...whole["111111111111"], rcp: denied } },
      { ...whole, "222222222222": { ...whole["222222222222"], roles: { a: {} } } },
      {
        ...whole,
        "222222222222": { ...whole["222222222222"], scp: [{ Effect: "Deny", Action: "sts:*", Resource: "*" }] },
      },
      { ...whole, "222222222222": { ...whole["222222222222"], roles: {} } },
    ];
    const open = (spec: OrganizationSpec) =>
      whoCanBecomeRole(worldFrom(spec), target)
        .filter(({ who }) => who.kind === "actor")
        .filter(isOpen).length;

    expect(open(whole)).toBe(1);
    expect(cuts.map(open)).toEqual([0, 0, 0, 0, 0]);
  });
});

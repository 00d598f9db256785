import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { type AccountSpec, type PrincipalSpec, worldFrom } from "../trust/testing/account-spec.ts";
import { trustIndex } from "../trust/who-can-become.ts";
import { EDGE_KINDS } from "./catalogue.ts";
import { escalationIndex } from "./escalation-index.ts";
import { escalations, escalationsOf, membersOfHub, notUnderstood } from "./escalations.ts";
import { ACCOUNT, edgesIn, endWords, foundIn } from "./testing/found-in.ts";

interface Case {
  name: string;
  from: string;
  to: string;
  account: AccountSpec;
}

const FOLDER = new URL("./cases/", import.meta.url);
const HOLDS = readdirSync(FOLDER).flatMap((file) => {
  const kind = EDGE_KINDS.find(({ id }) => `${id}.json` === file);
  const { holds } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as { holds: Case[] };
  return kind ? holds.map((one) => ({ kind, ...one })) : [];
});

/** What can be done to an account that takes the rights of one principal away, each for itself. */
const CUTS: Record<string, (account: AccountSpec, from: string) => AccountSpec> = {
  "a Deny of its own": (account, from) => changed(account, from, (spec) => ({ ...spec, deny: ["*"] })),
  "no statements": (account, from) =>
    changed(account, from, (spec) => ({ tags: spec.tags ?? {}, ...("trust" in spec ? { trust: spec.trust } : {}) })),
  "a boundary": (account, from) => changed(account, from, (spec) => ({ ...spec, boundary: ["s3:ListAllMyBuckets"] })),
  "an SCP": (account) => ({
    ...account,
    organization: "o-1",
    rcp: [],
    scp: [{ Effect: "Deny", Action: "*", Resource: "*" }],
  }),
};

function changed(account: AccountSpec, from: string, change: (spec: PrincipalSpec) => PrincipalSpec): AccountSpec {
  const [kind = "", ...rest] = from.split("/");
  const list = kind === "role" ? "roles" : "users";
  const name = rest.at(-1) ?? "";
  return { ...account, [list]: { ...account[list], [name]: change(account[list]?.[name] ?? {}) } };
}

/** A statement about what no edge is about. */
const UNRELATED: JsonObject = { Effect: "Deny", Action: ["s3:DeleteBucket", "dynamodb:*"], Resource: "*" };

describe("edges", () => {
  it.each(Object.keys(CUTS))("vanish with %s", (name) => {
    for (const { kind, account, from, to } of HOLDS) {
      // What names a role itself needs no right that could be left out, nor does a boundary take it away.
      if (kind.id === "assume-role" && name !== "a Deny of its own" && name !== "an SCP") continue;
      const cut = CUTS[name]?.(account, from) ?? account;

      expect([kind.id, to, foundIn(cut, from, kind)]).toEqual([kind.id, to, []]);
    }
  });

  it("stay as they are beside a statement about something else", () => {
    for (const { kind, account, from } of HOLDS) {
      const beside = changed(account, from, (spec) => ({
        ...spec,
        statements: [...(spec.statements ?? []), UNRELATED],
      }));

      expect([kind.id, foundIn(beside, from, kind)]).toEqual([kind.id, foundIn(account, from, kind)]);
    }
  });

  it("do not depend on the order principals come in", () => {
    const reversed = (spec: AccountSpec): AccountSpec => ({
      ...spec,
      ...(spec.roles ? { roles: Object.fromEntries(Object.entries(spec.roles).toReversed()) } : {}),
      ...(spec.users ? { users: Object.fromEntries(Object.entries(spec.users).toReversed()) } : {}),
    });
    const words = (spec: AccountSpec) =>
      [...escalations(trustIndex(worldFrom({ [ACCOUNT]: spec })))].map(
        ({ kind, from, to }) => `${from} ${kind} ${endWords(to)}`,
      );

    fc.assert(
      fc.property(fc.constantFrom(...HOLDS), ({ account }) => {
        expect(words(reversed(account)).toSorted()).toEqual(words(account).toSorted());
      }),
      lawRuns(60),
    );
  });

  it("of whoever may do everything are that one", () => {
    const account = { roles: { app: { allow: ["*"] }, admin: { trust: "lambda.amazonaws.com" } } };

    expect(edgesIn(account, "role/app").map(({ kind }) => kind)).toEqual(["administrator"]);
  });

  it("of whoever may do everything also lead to roles of other accounts", () => {
    const other = "222222222222";
    const world = worldFrom({
      [ACCOUNT]: { roles: { app: { allow: ["*"] }, own: { trust: ACCOUNT } } },
      [other]: { roles: { shared: { trust: ACCOUNT }, closed: { trust: other } } },
    });
    const index = escalationIndex(trustIndex(world));
    const app = world.roles.get(`arn:aws:iam::${ACCOUNT}:role/app`);

    expect(app && escalationsOf(index, app).map(({ kind, to }) => `${kind} ${endWords(to)}`)).toEqual([
      "administrator administrator",
      `assume-role arn:aws:iam::${other}:role/shared`,
    ]);
  });

  it("lead to hubs that say what is in them, and which roles lie behind it", () => {
    const account: AccountSpec = {
      consumers: [["lambda-function", "main", "admin"]],
      roles: { app: { allow: ["lambda:*"] }, admin: { trust: "lambda.amazonaws.com" } },
    };
    const index = escalationIndex(trustIndex(worldFrom({ [ACCOUNT]: account })));
    const [app] = index.trust.asked.world.roles.values();

    const [edge] = app ? escalationsOf(index, app).filter(({ kind }) => kind === "update-function-code") : [];

    expect(edge?.to).toEqual({ kind: "hub", hub: `${ACCOUNT}:lambda-functions`, except: [] });
    expect(membersOfHub(index, `${ACCOUNT}:lambda-functions`)).toEqual([
      { arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:main`, leadsTo: `arn:aws:iam::${ACCOUNT}:role/admin` },
    ]);
  });

  it("say what they rest on, and which policies were not read", () => {
    const account = {
      roles: { app: { allow: ["iam:PutRolePolicy"], managed: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } },
    };
    const [edge] = edgesIn(account, "role/app");
    const [role] = worldFrom({ [ACCOUNT]: account }).roles.values();

    expect(edge).toMatchObject({
      kind: "put-role-policy",
      answer: "unknown",
      evidence: [{ action: "iam:PutRolePolicy" }],
    });
    expect(role && notUnderstood(role)).toEqual(["aws:aws:managed-policy:arn:aws:iam::aws:policy/ReadOnlyAccess"]);
  });
});

import { describe, expect, it } from "vitest";
import { worldFrom } from "./testing/account-spec.ts";
import { A, app, ASSUME, B, organization, other, root, TARGET } from "./testing/who-becomes.ts";
import { whoCanBecomeRole } from "./who-can-become.ts";
import type { Listed, World } from "./world.ts";

/** The world with one part of an account read in part only. */
function without(world: World, id: string, part: Listed): World {
  const account = world.accounts.get(id);
  if (!account) throw new Error(`no account ${id}`);
  const read = new Set([...account.read].filter((one) => one !== part));
  return { ...world, accounts: new Map([...world.accounts, [id, { ...account, read }]]) };
}

describe("who can become a role where not everything was read", () => {
  it("says which limits were not read", () => {
    const world = without(worldFrom(organization(app, { roles: { app: {} } })), A, "limits");

    const [becoming] = whoCanBecomeRole(world, TARGET);

    expect(becoming?.unread).toEqual([{ what: "limits", account: A }]);
  });

  it("does not know of a role whose trust policy was not read", () => {
    const world = worldFrom(organization(app, { roles: { app: {} } }));
    const roles = new Map([...world.roles].map(([arn, role]) => [arn, { ...role, trust: null }]));

    expect(whoCanBecomeRole({ ...world, roles }, TARGET)).toMatchObject([
      { answer: "unknown", unread: [{ what: "trust", account: A }] },
    ]);
  });
  it("has no limits in a management account, read or not", () => {
    const world = worldFrom(organization(app, { organization: "o-1", management: true, roles: { app: {} } }));

    expect(whoCanBecomeRole(without(world, A, "limits"), TARGET)).toMatchObject([{ answer: "yes", unread: [] }]);
  });

  it("does not say no for a policy that is missing, where policies may be missing", () => {
    const world = worldFrom(organization(other, {}, { [B]: { roles: { app: {} } } }));

    expect(whoCanBecomeRole(world, TARGET)).toMatchObject([{ answer: "no", unread: [] }]);
    expect(whoCanBecomeRole(without(world, B, "iam"), TARGET)).toMatchObject([
      { answer: "unknown", unread: [{ what: "permission", account: B }] },
    ]);
  });

  it.each([
    ["a denial", { deny: [ASSUME] }],
    ["a boundary that lacks it", { allow: [ASSUME], boundary: ["s3:*"] }],
  ])("says no for %s, whatever else is missing", (_, spec) => {
    const world = worldFrom(organization(other, {}, { [B]: { roles: { app: spec } } }));

    expect(whoCanBecomeRole(without(world, B, "iam"), TARGET)).toMatchObject([{ answer: "no" }]);
  });

  it("does not say no for a level of SCPs that lacks it, where SCPs may be missing", () => {
    const spec = organization(
      other,
      {},
      { [B]: { organization: "o-1", scp: [], roles: { app: { allow: [ASSUME] } } } },
    );
    const world = worldFrom(spec);
    const only = (world.accounts.get(B)?.scps ?? []).map((level) => level.slice(0, 0));
    const account = world.accounts.get(B);
    if (!account) throw new Error("no account");
    const limited: World = { ...world, accounts: new Map([...world.accounts, [B, { ...account, scps: only }]]) };

    expect(whoCanBecomeRole(limited, TARGET)).toMatchObject([{ answer: "no" }]);
    expect(whoCanBecomeRole(without(limited, B, "limits"), TARGET)).toMatchObject([
      { answer: "unknown", unread: [{ what: "limits", account: B }] },
    ]);
  });

  it("asks those that were read of an account, and names the account for the others", () => {
    const world = worldFrom(organization(root, { roles: { app: { allow: [`${ASSUME} on ${TARGET}`] }, idle: {} } }));

    const found = whoCanBecomeRole(without(world, A, "iam"), TARGET);

    expect(found.map(({ who }) => who)).toMatchObject([
      { kind: "actor", arn: app },
      { kind: "account", account: A },
    ]);
  });
});

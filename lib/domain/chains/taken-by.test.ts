import { describe, expect, it } from "vitest";
import { type OrganizationSpec, worldFrom } from "../systems/aws/trust/testing/account-spec.ts";
import { A, chainsIntoClusters, deploy, door, ways } from "./testing/chains.ts";

const B = "222222222222";
const OPS = `arn:aws:iam::${B}:role/ops`;
const doors = [door("ops", { principal: OPS })];

const ROLES: OrganizationSpec = {
  [A]: {
    roles: { admin: { allow: ["*"] }, app: { allow: [`sts:AssumeRole on ${OPS}`] }, idle: { allow: ["s3:*"] } },
    users: { eve: { allow: [`sts:AssumeRole on arn:aws:iam::*:role/op*`] } },
  },
};

const from = (name: string) =>
  ways(chainsIntoClusters({ world: worldFrom(ROLES), holders: [deploy], doors, start: `aws:aws:${A}:${name}` }));

describe("a door for a role of an account that was not read", () => {
  it("is a way in that is not known, by whoever can become the role", () => {
    const chains = chainsIntoClusters({ world: worldFrom({ [B]: { unread: true } }), holders: [], doors });

    expect(ways(chains)).toEqual([`account ${B} > ops > prod unknown`]);
    expect(chains[0]?.hops[0]?.sentence).toBe(
      `The trust policy of ops in account ${B} was not read: who can become it is not known.`,
    );
    expect(chains[0]?.hops[1]?.sentence).toBe(
      `aws-auth of cluster prod takes ops in group deployers, if account ${B} has it: that was not read.`,
    );
  });

  it.each(["role/admin", "role/app", "user/eve"])("may be taken by %s, whose policies let it ask", (name) => {
    expect(from(name)).toEqual([`${name.slice(5)} > ops > prod unknown`]);
  });

  it("is none for whom policies do not let ask, and none where the account was read without it", () => {
    const read = worldFrom({ ...ROLES, [B]: {} });

    expect(from("role/idle")).toEqual([]);
    expect(chainsIntoClusters({ world: read, holders: [], doors })).toEqual([]);
  });

  it("is the door of a role that was read, where it was", () => {
    const world = worldFrom({ [B]: { roles: { ops: { path: "team/", trust: A } } }, ...ROLES });

    expect(ways(chainsIntoClusters({ world, holders: [], doors, start: `aws:aws:${A}:role/app` }))).toEqual([]);
    expect(ways(chainsIntoClusters({ world, holders: [], doors, start: `aws:aws:${A}:role/admin` }))).toEqual([
      "admin > team/ops > prod yes",
    ]);
  });

  it("leads nobody in by the name of another partition, or by no name at all", () => {
    const elsewhere = [
      "arn:aws-cn:iam::222222222222:role/ops",
      "arn:aws:sts::222222222222:federated-user/x",
      "ops",
    ].map((principal) => door("ops", { principal }));

    expect(chainsIntoClusters({ world: worldFrom(ROLES), holders: [], doors: elsewhere })).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { type OrganizationSpec, worldFrom } from "../systems/aws/trust/testing/account-spec.ts";
import { chainsIntoClusters as found } from "./into-clusters.ts";
import {
  A,
  arn,
  chainsIntoClusters,
  deploy,
  door,
  GITHUB,
  holder,
  ONE_ROLE,
  PRODUCTION,
  trusts,
  ways,
} from "./testing/chains.ts";

describe("a workflow whose role a cluster takes", () => {
  it("has a chain, explained hop by hop", () => {
    const [chain] = chainsIntoClusters({ world: worldFrom(ONE_ROLE), holders: [deploy], doors: [door("deploy")] });

    expect(chain?.hops.map(({ sentence }) => sentence)).toEqual([
      `deploy.yml can ask for a token with subject ${PRODUCTION}; statement 1 of the trust policy of deploy lets it become the role.`,
      "aws-auth of cluster prod takes deploy in group deployers.",
    ]);
    expect(chain?.hops[0]?.evidence).toEqual([{ document: `${arn("deploy")}#trust`, statement: 1 }]);
    expect(chain).toMatchObject({ answer: "yes", end: { cluster: "prod", groups: ["deployers"] } });
  });

  it.each<[string, Partial<Parameters<typeof chainsIntoClusters>[0]>]>([
    ["nothing asks for such tokens", { holders: [holder("deploy.yml", "repo:acme/other:pull_request")] }],
    [
      "the trust is for another repository",
      { world: worldFrom({ [A]: { ...ONE_ROLE[A], roles: { deploy: { trust: trusts("repo:acme/other:*") } } } }) },
    ],
    ["the account has no such provider", { world: worldFrom({ [A]: { ...ONE_ROLE[A], oidc: {} } }) }],
    ["the cluster takes another role", { doors: [door("somebody")] }],
    ["the cluster takes nobody", { doors: [] }],
  ])("has none when %s", (_, cut) => {
    const facts = { world: worldFrom(ONE_ROLE), holders: [deploy], doors: [door("deploy")] };

    expect(chainsIntoClusters(facts)).toHaveLength(1);
    expect(chainsIntoClusters({ ...facts, ...cut })).toEqual([]);
  });

  it("is not known where nobody read what the account's organization forbids", () => {
    const world = worldFrom(ONE_ROLE);
    const account = world.accounts.get(A);
    if (!account) throw new Error("no account");
    const read = new Set([...account.read].filter((one) => one !== "limits"));
    const accounts = new Map([[A, { ...account, read }]]);
    const chains = chainsIntoClusters({ world: { ...world, accounts }, holders: [deploy], doors: [door("deploy")] });

    expect(ways(chains)).toEqual(["deploy.yml > deploy > prod unknown"]);
  });

  it("is conditional where the trust asks for more than is known", () => {
    const asks = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };
    const world = worldFrom({
      [A]: { ...ONE_ROLE[A], roles: { deploy: { trust: trusts("repo:acme/shop:*", asks) } } },
    });
    const [chain] = chainsIntoClusters({ world, holders: [deploy], doors: [door("deploy")] });

    expect(chain?.answer).toBe("conditional");
    expect(chain?.hops[0]?.conditions.map(({ condition }) => condition.key)).toEqual(["aws:SourceIp"]);
  });
});

describe("roles that become roles", () => {
  const chained: OrganizationSpec = {
    [A]: {
      oidc: { [GITHUB]: ["sts.amazonaws.com"] },
      roles: {
        build: { trust: trusts("repo:acme/shop:*"), allow: [`sts:AssumeRole on ${arn("roll-out")}`] },
        "roll-out": { path: "team/", trust: arn("build") },
      },
    },
  };

  it("go on, and aws-auth names them without their path", () => {
    const chains = chainsIntoClusters({ world: worldFrom(chained), holders: [deploy], doors: [door("roll-out")] });

    expect(ways(chains)).toEqual(["deploy.yml > build > team/roll-out > prod yes"]);
  });

  it("end, even in circles", () => {
    const circle: OrganizationSpec = {
      [A]: {
        ...chained[A],
        roles: {
          one: { trust: [arn("two")], allow: ["sts:AssumeRole"] },
          two: { trust: [arn("one"), "ec2.amazonaws.com"], allow: ["sts:AssumeRole"] },
        },
      },
    };

    expect(ways(chainsIntoClusters({ world: worldFrom(circle), holders: [], doors: [door("one")] }))).toEqual([
      "ec2.amazonaws.com > two > one > prod yes",
    ]);
  });
});

describe("many roles that all may become each other", () => {
  const COUNT = 200;
  const names = Array.from({ length: COUNT }, (_, index) => `admin-${String(index).padStart(3, "0")}`);
  const world = worldFrom({
    [A]: { roles: Object.fromEntries(names.map((name) => [name, { trust: A, allow: ["*"] }])) },
  });

  it("are each asked about once, and lead from one of them to every door by the shortest way", () => {
    const doors = [door("admin-000"), door("admin-199")];
    const { chains, cut, asked } = found({ world, holders: [], doors, start: `aws:aws:${A}:role/admin-000` });

    expect(ways(chains)).toEqual(["admin-000 > prod yes", "admin-000 > admin-199 > prod yes"]);
    expect(cut).toBe(false);
    expect(asked).toBeLessThanOrEqual(COUNT);
  });

  it("lead nowhere from who is none of them", () => {
    const { chains, asked } = found({
      world,
      holders: [deploy],
      doors: [door("admin-000")],
      start: deploy.stop.alias ?? "",
    });

    expect(chains).toEqual([]);
    expect(asked).toBe(COUNT);
  });

  it("are given up on after a while when everybody's chains are asked for, which is said", () => {
    expect(found({ world, holders: [], doors: [door("admin-000")] })).toMatchObject({ chains: [], cut: true });
  });
});

describe("from one start", () => {
  it("the surest chain is told, even where a shorter one depends on more", () => {
    const asks = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    const world = worldFrom({
      [A]: {
        roles: {
          one: { allow: ["sts:AssumeRole"], trust: "ec2.amazonaws.com" },
          two: { allow: ["sts:AssumeRole"], trust: arn("one") },
          end: {
            trust: [
              { Effect: "Allow", Principal: { AWS: arn("one") }, Action: "sts:AssumeRole", Condition: asks },
              { Effect: "Allow", Principal: { AWS: arn("two") }, Action: "sts:AssumeRole" },
            ],
          },
        },
      },
    });
    const chains = chainsIntoClusters({ world, holders: [], doors: [door("end")], start: `aws:aws:${A}:role/one` });

    expect(ways(chains)).toEqual(["one > two > end > prod yes"]);
  });
});

describe("users", () => {
  const user = `arn:aws:iam::${A}:user/team/ana`;
  const world = worldFrom({ [A]: { users: { ana: { path: "team/" } } } });
  const facts = { world, holders: [], doors: [door("ana", { principal: user })] };

  it.each([undefined, `aws:aws:${A}:user/team/ana`])("that a cluster takes sign in to it themselves (%s)", (start) => {
    const chains = chainsIntoClusters({ ...facts, ...(start === undefined ? {} : { start }) });

    expect(chains.map(({ hops }) => hops.map(({ from, sentence }) => [from.kind, sentence]))).toEqual([
      [["user", "aws-auth of cluster prod takes team/ana in group deployers."]],
    ]);
  });

  it("that it does not take do not", () => {
    expect(chainsIntoClusters({ ...facts, start: `aws:aws:${A}:user/bob` })).toEqual([]);
  });
});

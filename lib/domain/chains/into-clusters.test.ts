import { describe, expect, it } from "vitest";
import type { JsonObject } from "../facts/json.ts";
import { type OrganizationSpec, worldFrom } from "../systems/aws/trust/testing/account-spec.ts";
import { githubToken } from "../systems/aws/trust/oidc/tokens.ts";
import type { Chain, ClusterDoor } from "./chain.ts";
import { accessEntryDoors, awsAuthDoors, clusterModes } from "./doors.ts";
import { type ChainFacts, chainsIntoClusters as found } from "./into-clusters.ts";
import type { TokenHolder } from "./openings.ts";

const A = "111111111111";
const GITHUB = "token.actions.githubusercontent.com";
const PRODUCTION = "repo:acme/shop:environment:production";

const arn = (role: string) => `arn:aws:iam::${A}:role/${role}`;

function trusts(subject: string, more: JsonObject = {}): JsonObject {
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${A}:oidc-provider/${GITHUB}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" },
      StringLike: { [`${GITHUB}:sub`]: subject },
      ...more,
    },
  };
}

const chainsIntoClusters = (facts: ChainFacts) => found(facts).chains;

const deploy = holder("deploy.yml", PRODUCTION);

function holder(name: string, ...subjects: string[]): TokenHolder {
  const tokens = subjects.map((subject) => githubToken({ subject, certain: true }));
  return { stop: { kind: "workflow", alias: `github:github.com/acme/shop:workflow:${name}`, name }, tokens };
}

function door(role: string, more: Partial<ClusterDoor> = {}): ClusterDoor {
  return {
    cluster: "prod",
    by: "aws-auth",
    evidence: `mapping of ${role}`,
    principal: arn(role),
    username: role,
    groups: ["deployers"],
    policies: [],
    ...more,
  };
}

const ONE_ROLE: OrganizationSpec = {
  [A]: { oidc: { [GITHUB]: ["sts.amazonaws.com"] }, roles: { deploy: { trust: trusts("repo:acme/shop:*") } } },
};

/** `deploy.yml > deploy > prod yes` */
function ways(chains: readonly Chain[]): string[] {
  return chains.map(({ hops, answer }) => {
    const stops = hops.flatMap(({ from, to }, index) => (index === 0 ? [from.name, to.name] : [to.name]));
    return `${stops.join(" > ")} ${answer}`;
  });
}

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

describe("doors", () => {
  it("of aws-auth are its valid mappings", () => {
    const doors = awsAuthDoors("prod", [
      { alias: "m1", content: { arn: arn("deploy"), username: "deployer", groups: ["g"] } },
      { alias: "m2", content: { arn: arn("x"), invalid: "groups" } },
    ]);

    expect(doors).toEqual([door("deploy", { evidence: "m1", username: "deployer", groups: ["g"] })]);
  });

  const cluster = "arn:aws:eks:eu-west-1:1:cluster/prod";
  const issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/1";

  it.each<[string | null, boolean, boolean]>([
    ["API", false, true],
    ["CONFIG_MAP", true, false],
    ["API_AND_CONFIG_MAP", true, true],
    [null, true, true],
  ])("count as the cluster's mode has it: %s", (authenticationMode, auth, entry) => {
    const modes = clusterModes([{ content: { arn: cluster, issuer, authenticationMode } }]);
    const mappings = [{ alias: "m1", content: { arn: arn("deploy"), groups: [] } }];
    const entries = [{ alias: "e1", content: { cluster, principal: arn("deploy") } }];

    expect(awsAuthDoors("prod", mappings, modes.byIssuer.get(issuer)).length > 0).toBe(auth);
    expect(accessEntryDoors(entries, () => "prod", modes.byArn).length > 0).toBe(entry);
  });

  it("of access entries are their groups, and the policies that authorize beside RBAC", () => {
    const policies = [
      { arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy", scope: "namespace", namespaces: ["shop"] },
    ];
    const doors = accessEntryDoors(
      [
        {
          alias: "e1",
          content: { cluster, principal: arn("deploy"), type: "STANDARD", username: null, groups: [], policies },
        },
      ],
      (clusterArn) => clusterArn.slice(clusterArn.lastIndexOf("/") + 1),
    );
    const [chain] = chainsIntoClusters({ world: worldFrom(ONE_ROLE), holders: [deploy], doors });

    expect(chain?.hops[1]?.sentence).toBe(
      "An access entry of cluster prod takes deploy with AmazonEKSEditPolicy in shop.",
    );
  });
});

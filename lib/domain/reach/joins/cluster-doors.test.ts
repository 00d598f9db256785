import { describe, expect, it } from "vitest";
import { isEdge } from "../edge.ts";
import type { DomainFacts } from "../estate.ts";
import { clusterDoors } from "./cluster-doors.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { podIdentity } from "./pod-identity.ts";
import { domainOf, estateOf, type Said, withAws } from "./testing/estate.ts";

const A = "111111111111";
const ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/ABC";
const ARN = `arn:aws:eks:eu-west-1:${A}:cluster/prod`;
const SCOPE = `account/${A}/region/eu-west-1`;
const ROLES = { deploy: {}, node: {}, "team/pathed": {} };

function cluster(mappings: readonly { role: string; groups: string[] }[], isRead = true): DomainFacts {
  return domainOf(
    "kubernetes",
    "prod",
    [
      { noun: "resource", kind: "cluster", alias: "kubernetes:prod:cluster:prod", content: { issuer: ISSUER } },
      ...["shop", "shop-next", "other"].map((name): Said => ({
        noun: "resource",
        kind: "namespace",
        alias: `kubernetes:prod:namespace:${name}`,
        name,
      })),
      ...mappings.map(({ role, groups }): Said => {
        const arn = `arn:aws:iam::${A}:role/${role}`;
        return {
          ...{
            noun: "attachment",
            kind: "aws-auth-mapping",
            alias: `kubernetes:prod:configmap:kube-system/aws-auth#${arn}`,
          },
          ...{ identity: `kubernetes:prod:awsrole:${arn}`, content: { arn, groups } },
        };
      }),
      {
        ...{ noun: "consumer", kind: "deployment", alias: "kubernetes:prod:deployment:shop/api" },
        ...{ identity: "kubernetes:prod:serviceaccount:shop/api" },
      },
    ],
    isRead ? [{ kind: "config-maps" }] : [],
  );
}

function eks(authenticationMode: string, more: readonly Said[] = []): DomainFacts {
  const content = { arn: ARN, issuer: ISSUER, authenticationMode };
  return withAws({ [A]: { roles: ROLES } }, [
    { noun: "resource", kind: "eks-cluster", alias: "aws:aws:eks-cluster:prod", name: "prod", scope: SCOPE, content },
    ...more,
  ]);
}

function entry(role: string, content: Said["content"]): Said {
  const principal = `arn:aws:iam::${A}:role/${role}`;
  return {
    ...{ noun: "attachment", kind: "eks-access-entry", alias: `aws:aws:eks-cluster:prod#${role}`, scope: SCOPE },
    content: { cluster: ARN, principal, type: "STANDARD", username: null, groups: [], policies: [], ...content },
  };
}

function doors(...domains: DomainFacts[]): string[] {
  return [...clusterDoors.build(estateOf(...domains))].filter(isEdge).map(({ kind, from, to, ability, answer }) => {
    const end = to.replace("kubernetes:prod:", "").replace("cluster:prod", "cluster");
    return [kind.slice(5), from.slice(from.lastIndexOf(":") + 1), end, ability, answer].filter(Boolean).join(" ");
  });
}

const own = (all: readonly string[], role: string) => all.filter((one) => one.includes(` role/${role} `));

describe("aws-auth", () => {
  const mapped = cluster([
    { role: "deploy", groups: ["deployers"] },
    { role: "node", groups: ["system:nodes"] },
  ]);

  it("signs in whom it maps, nodes as nodes", () => {
    const all = doors(mapped, eks("API_AND_CONFIG_MAP"));
    expect(own(all, "deploy")).toEqual([`aws-auth role/deploy awsrole:arn:aws:iam::${A}:role/deploy yes`]);
    expect(own(all, "node")).toContain("node-role role/node hub:cluster#node yes");
  });

  it("signs in nobody of a cluster that reads access entries alone", () => {
    expect(own(doors(mapped, eks("API")), "deploy")).toEqual([]);
  });

  it("knows roles without their path, and matches none by a mapping with one", () => {
    const without = doors(cluster([{ role: "pathed", groups: [] }]), eks("API_AND_CONFIG_MAP"));
    expect(own(without, "team/pathed")).toHaveLength(1);
    expect(
      own(doors(cluster([{ role: "team/pathed", groups: [] }]), eks("API_AND_CONFIG_MAP")), "team/pathed"),
    ).toEqual([]);
  });
});

describe("access entries", () => {
  const open = cluster([]);

  it("give groups, and what their policies say in their namespaces", () => {
    const policies = [
      { arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", scope: "namespace", namespaces: ["shop*"] },
    ];
    const all = doors(open, eks("API", [entry("deploy", { groups: ["deployers"], policies })]));
    expect(own(all, "deploy")).toEqual([
      "access-entry role/deploy group:deployers yes",
      "access-policy role/deploy namespace:shop read yes",
      "access-policy role/deploy namespace:shop-next read yes",
    ]);
  });

  it("give nothing where the cluster reads aws-auth alone", () => {
    expect(
      own(doors(open, eks("CONFIG_MAP", [entry("deploy", { groups: ["deployers"] })])), "deploy").join(),
    ).not.toContain("access");
  });

  it("are unknown in a cluster that nobody read inside", () => {
    const all = doors(eks("API", [entry("deploy", { groups: ["deployers"] })]));
    expect(own(all, "deploy")).toEqual(["access-entry role/deploy aws:aws:eks-cluster admin unknown"]);
  });
});

describe("doors that were not read", () => {
  const UNREAD = "doors-unread aws#somebody anywhere hub:cluster#everything unknown";

  it("are unknown for everybody of AWS", () => {
    expect(doors(cluster([], false), eks("API_AND_CONFIG_MAP"))).toContain(UNREAD);
    expect(doors(cluster([]), withAws({ [A]: { roles: ROLES } }))).toContain(UNREAD);
  });

  it("are not there where all was read", () => {
    expect(doors(cluster([]), eks("API_AND_CONFIG_MAP")).filter((one) => one.startsWith("doors-unread"))).toEqual([]);
  });

  it("are that of its maker where only aws-auth counts, for those of its account", () => {
    expect(doors(cluster([]), eks("CONFIG_MAP"))).toContain(
      `doors-unread aws#somebody ${A} hub:cluster#everything unknown`,
    );
  });
});

describe("roles of pods and nodes", () => {
  const mapped = cluster([{ role: "node", groups: ["system:nodes"] }]);
  const instance = (hopLimit: number): Said => ({
    ...{ noun: "consumer", kind: "ec2-instance", alias: "aws:aws:ec2-instance:i-1" },
    content: {
      arn: `arn:aws:ec2:eu-west-1:${A}:instance/i-1`,
      role: `arn:aws:iam::${A}:role/node`,
      details: { hopLimit },
    },
  });
  const pods = (hopLimit: number) =>
    [...instanceMetadata.build(estateOf(mapped, eks("CONFIG_MAP", [instance(hopLimit)])))]
      .filter(isEdge)
      .filter(({ kind }) => kind === "join/pod-to-metadata")
      .map(({ answer, conditions }) => [answer, conditions[0]?.kind]);

  it("are had by pods only over two hops, if no network policy forbids it", () => {
    expect(pods(2)).toEqual([["conditional", "network"]]);
    expect(pods(1)).toEqual([]);
  });

  it("are had by associations whose role lets EKS in", () => {
    const association: Said = {
      ...{ noun: "consumer", kind: "pod-identity-association", alias: "aws:aws:pod-identity:1", scope: SCOPE },
      content: {
        role: `arn:aws:iam::${A}:role/app`,
        details: { cluster: "prod", namespace: "shop", serviceAccount: "api" },
      },
    };
    const built = (trust: string) => {
      const aws = withAws({ [A]: { roles: { app: { trust } } } }, [
        ...eks("API")
          .of("resource", "eks-cluster")
          .map((fact): Said => ({ ...fact, noun: "resource" })),
        association,
      ]);
      return [...podIdentity.build(estateOf(mapped, aws))].filter(isEdge).map(({ from, to }) => `${from} ${to}`);
    };
    expect(built("pods.eks.amazonaws.com")).toEqual([`kubernetes:prod:serviceaccount:shop/api aws:aws:${A}:role/app`]);
    expect(built("ec2.amazonaws.com")).toEqual([]);
  });
});

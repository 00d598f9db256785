import { describe, expect, it } from "vitest";
import { besideRoles, managedCluster, platformWords } from "./cloud.ts";

const cluster = (issuer: string | null, version: string | null = "v1.33.1-eks-595af52") => ({
  kind: "cluster",
  content: { version, issuer, jwksUri: null, caFingerprint: null },
});
const nodes = (provider: string, account: string | null, ...regions: string[]) => ({
  kind: "node-cloud",
  content: { provider, account, regions },
});

const EKS = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E";
const GKE = "https://container.googleapis.com/v1/projects/shop-prod/locations/europe-west1/clusters/main";
const AKS = "https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/11111111/";

describe("the product of a cloud", () => {
  it.each([
    [EKS, { product: "EKS", region: "eu-west-1", account: null, name: null }],
    [EKS.replace(".com/", ".com.cn/"), { product: "EKS", region: "eu-west-1", account: null, name: null }],
    [GKE, { product: "GKE", region: "europe-west1", account: "shop-prod", name: "main" }],
    [AKS, { product: "AKS", region: "westeurope", account: null, name: null }],
    ["https://kubernetes.default.svc.cluster.local", null],
    ["https://oidc.eks.eu-west-1.amazonaws.com.attacker.example/id/x", null],
    [`https://attacker.example/${EKS}`, null],
    ["", null],
  ])("is told by the issuer %s", (issuer, expected) => {
    expect(managedCluster(issuer)).toEqual(expected);
  });
});

describe("what authorizes beside roles", () => {
  it("is not known where the cluster was not read", () => {
    expect(besideRoles([nodes("aws", null, "eu-west-1")])).toBeUndefined();
  });

  it("is nothing on a cluster of one's own, even on machines of a cloud", () => {
    expect(besideRoles([cluster("https://issuer.example"), nodes("aws", null)])).toBeNull();
  });

  it.each([
    [EKS, "access policies"],
    [GKE, "Google Cloud IAM"],
    [AKS, "Azure role assignments"],
  ])("on %s is %s", (issuer, expected) => {
    expect(besideRoles([cluster(issuer)])).toContain(expected);
  });
});

describe("a cluster in words", () => {
  it.each([
    [[], null],
    [[cluster(EKS)], "EKS v1.33.1 in eu-west-1"],
    [[cluster(EKS), nodes("aws", null, "eu-west-1")], "EKS v1.33.1, nodes in eu-west-1"],
    [[cluster(GKE), nodes("gce", "shop-prod", "europe-west1")], "GKE v1.33.1, nodes of shop-prod in europe-west1"],
    [[cluster(null), nodes("aws", null, "eu-west-1")], "Kubernetes v1.33.1, nodes on AWS in eu-west-1"],
    [[cluster(null, null)], "Kubernetes"],
    [[nodes("kind", null)], "Kubernetes, nodes on kind"],
  ])("%j is %s", (platform, expected) => {
    expect(platformWords(platform)).toBe(expected);
  });
});

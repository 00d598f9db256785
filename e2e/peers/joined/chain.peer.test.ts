import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { ALL_RIGHTS, collectFrom, liveInput } from "#collectors/kubernetes/live/testing/collect-live.ts";
import { applyGrant, create } from "#collectors/kubernetes/live/testing/seed-cluster.ts";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { Chain } from "#lib/domain/chains/chain.ts";
import { accessEntryDoors, awsAuthDoors } from "#lib/domain/chains/doors.ts";
import { chainsIntoClusters } from "#lib/domain/chains/into-clusters.ts";
import { readSample as readAws } from "#prisma/seed/sample/aws/testing/read-sample.ts";
import { readSample as readGitHub } from "#prisma/seed/sample/github/testing/read-sample.ts";
import { awsRoleArn } from "#prisma/seed/sample/model/organization.ts";
import { holdersFrom, worldFrom } from "./facts.ts";

const BUILD_WITHIN_MS = 30 * 60_000;
const missing = missingKubernetes();
const DEPLOYER = awsRoleArn("staging", "ticket-deployer");
const GROUP = "tickets:ci-deployers";
const AWS_AUTH = "/api/v1/namespaces/kube-system/configmaps/aws-auth";

/**
 * The sample's workflows and accounts, as their collectors read them, and a real API server that a role of AWS signs in
 * to: what the server itself lets the group do is asked of it.
 */
describe.skipIf(missing !== null)(`workflow, role, cluster${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let directory: string;
  let peer: KubernetesPeer;
  let admin: ApiClient;
  let token: string;
  let aws: Collected;
  let github: Collected;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "rollcall-joined-"));
    [aws, github] = (await Promise.all(
      [readAws(join(directory, "aws")), readGitHub(join(directory, "github"))].map(async (read) => (await read).now),
    )) as [Collected, Collected];
    peer = await startKubernetes({ controllers: true });
    admin = apiClient(peer, peer.adminToken);
    token = await applyGrant(admin, ALL_RIGHTS);
    await create(admin, { kind: "Namespace", metadata: { name: "shop" } });
    await create(admin, {
      kind: "RoleBinding",
      apiVersion: "rbac.authorization.k8s.io/v1",
      metadata: { name: "ci-deployers", namespace: "shop" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: GROUP }],
    });
    await create(admin, {
      kind: "ConfigMap",
      metadata: { name: "aws-auth", namespace: "kube-system" },
      data: { mapRoles: mapRoles(DEPLOYER) },
    });
  }, BUILD_WITHIN_MS);

  afterAll(async () => {
    admin?.close();
    await peer?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The chains into the cluster as it is now, of which one part may be cut away first. */
  async function chains(cut: (parts: { aws: Collected; github: Collected }) => void = () => undefined) {
    const parts = structuredClone({ aws, github });
    cut(parts);
    const cluster = await collectFrom(liveInput(peer, token));
    const mappings = cluster.facts.filter(({ kind }) => kind === "aws-auth-mapping");
    return chainsIntoClusters({
      world: worldFrom(parts.aws),
      holders: holdersFrom(parts.github),
      doors: awsAuthDoors("staging-eu", mappings),
    }).chains;
  }

  /** What the API server itself says of somebody in the groups at the end of a chain. */
  async function mayPatchDeployments({ end }: Chain, namespace: string): Promise<boolean> {
    const { body } = await admin.call({
      method: "POST",
      path: "/apis/authorization.k8s.io/v1/subjectaccessreviews",
      body: {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SubjectAccessReview",
        spec: {
          user: end.username,
          groups: end.groups,
          resourceAttributes: { verb: "patch", group: "apps", resource: "deployments", namespace },
        },
      },
    });
    return (body as { status: { allowed: boolean } }).status.allowed;
  }

  it("is one chain, explained hop by hop, and the server lets its end do what the group may", async () => {
    const direct = (await chains()).find(isDirect);

    expect(direct?.hops.map(({ sentence }) => sentence)).toEqual([
      "tickets-example/shop, release.yml can ask for a token with subject repo:tickets-example/shop:environment:staging; " +
        "statement 2 of the trust policy of ticket-deployer lets it become the role.",
      `aws-auth of cluster staging-eu takes ticket-deployer in group ${GROUP}.`,
    ]);
    expect(direct && (await mayPatchDeployments(direct, "shop"))).toBe(true);
    expect(direct && (await mayPatchDeployments(direct, "kube-system"))).toBe(false);
  });

  it("goes on over the role of another account, which any repository becomes", async () => {
    const over = (await chains()).filter(({ hops }) => hops.length === 3);
    const starts = new Set(over.map(({ hops }) => hops[0]?.from.name));

    expect(over.every(({ hops }) => hops[1]?.from.name === "ci-deployer")).toBe(true);
    expect(starts).toContain("tickets-example/seat-maps, release.yml");
    expect(starts.size).toBeGreaterThan(2);
  });

  it.each<[string, (parts: { aws: Collected; github: Collected }) => void]>([
    ["workflow's token", ({ github: { facts } }) => keep(facts, ({ alias }) => !alias.includes("/shop:workflow:"))],
    [
      "trust",
      ({ aws: { facts } }) => keep(facts, ({ kind, content }) => kind !== "trust" || content["target"] !== DEPLOYER),
    ],
    ["provider", ({ aws: { facts } }) => keep(facts, ({ kind }) => kind !== "oidc-provider")],
  ])("is gone without the %s", async (_, cut) => {
    expect((await chains(cut)).filter(isDirect)).toEqual([]);
  });

  it("is gone without the mapping", async () => {
    const { status } = await admin.call({
      method: "PUT",
      path: AWS_AUTH,
      body: {
        ...{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "aws-auth", namespace: "kube-system" } },
        data: { mapRoles: mapRoles(awsRoleArn("staging", "staging-admin")) },
      },
    });
    const found = await chains();

    expect(status).toBe(200);
    expect(found.filter(({ hops }) => hops[0]?.kind === "token")).toEqual([]);
  });

  it("leads into production by an access entry, beside what RBAC says", () => {
    const doors = accessEntryDoors(
      aws.facts.filter(({ kind }) => kind === "eks-access-entry"),
      (arn) => arn.slice(arn.lastIndexOf("/") + 1),
    );
    const { chains } = chainsIntoClusters({ world: worldFrom(aws), holders: holdersFrom(github), doors });
    const own = chains.filter(({ hops }) => hops[0]?.from.name === "tickets-example/payments-api, deploy.yml");

    expect(own.map(({ end }) => end.policies)).toContainEqual([
      { name: "AmazonEKSEditPolicy", namespaces: ["payments"] },
    ]);
  });
});

/** From the release of the shop, by the role alone. */
function isDirect({ hops }: Chain): boolean {
  return hops.length === 2 && hops[0]?.from.name === "tickets-example/shop, release.yml";
}

function mapRoles(arn: string): string {
  return `- rolearn: ${arn}\n  username: ticket-deployer\n  groups:\n  - ${GROUP}\n`;
}

function keep(facts: Fact[], wanted: (fact: Fact) => boolean): void {
  facts.splice(0, facts.length, ...facts.filter(wanted));
}

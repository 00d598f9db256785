import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { daysOf, find, named, OWNER, readSample, type ReadSample } from "./testing/read-sample.ts";

let directory: string;
let sample: ReadSample;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-github-sample-"));
  sample = await readSample(join(directory, "one"));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function jobsOf(repository: string, file: string): JsonObject[] {
  const prefix = `github:github.com/${OWNER}/${repository}:workflow-job:.github/workflows/${file}#`;
  return sample.now.facts
    .filter(({ noun, alias }) => noun === "consumer" && alias.startsWith(prefix))
    .map(({ content }) => content);
}

/** The roles that jobs of a workflow become, as far as the file says. */
function rolesOf(repository: string, file: string): string[] {
  const text = JSON.stringify(jobsOf(repository, file).map((job) => job["identities"]));
  return [...new Set(text.match(/arn:aws:iam::\d+:role\/[a-z-]+/g) ?? [])];
}

function secretsIn(name: string): string[] {
  return sample.now.facts
    .filter((fact) => fact.noun === "stored-copy" && fact.name === name)
    .map(({ content }) => String(content["place"]))
    .toSorted();
}

/** What is told of the last use of something, beside the facts. */
function detailOf(fact: Fact): JsonObject | undefined {
  const uses = sample.now.emissions.flatMap((emission) => (emission.type === "use" ? [emission.use] : []));
  const { noun, kind, scope, key } = fact;
  return uses.find(({ of }) => JSON.stringify(of) === JSON.stringify({ noun, kind, scope, key }))?.lastUse.detail;
}

describe("the stories", () => {
  it("1: the sync of the dissolved team is active, its token has ended, and who made its key is gone", () => {
    const token = named(sample.now, "credential", "fine-grained-token", "loyalty nightly sync");
    const [job] = jobsOf("loyalty-sync", "nightly-sync.yml");
    const people = new Set(sample.now.facts.filter(({ kind }) => kind === "user").map(({ name }) => name));

    expect(daysOf(token.content["expires"])).toBe("-204d");
    expect(daysOf(token.lastUse?.at)).toBe("-204d");
    expect(
      find(sample.now, "identity", "workflow", "/loyalty-sync:workflow:.github/workflows/nightly-sync.yml").content[
        "state"
      ],
    ).toBe("active");
    expect(JSON.stringify(job?.["secrets"])).toContain("SHOP_DEPLOY_TOKEN");
    // It is still tried, every night, and every night it fails.
    expect(
      detailOf(find(sample.now, "identity", "workflow", "/loyalty-sync:workflow:.github/workflows/nightly-sync.yml")),
    ).toMatchObject({
      last: { event: "schedule", actor: "mira-vance", conclusion: "failure" },
      lastSuccess: null,
      failures: { count: expect.any(Number), atLeast: true },
    });
    expect(secretsIn("SHOP_DEPLOY_TOKEN")).toEqual([`${OWNER}/loyalty-sync`]);
    expect(people.has("mira-vance")).toBe(false);
    expect(sample.now.facts.filter(({ content }) => content["addedBy"] === "mira-vance")).toHaveLength(3);
  });

  it("2: one role stands in the release of staging and production, and in the build of pull requests", () => {
    const role = "arn:aws:iam::111122223333:role/ci-deployer";

    expect([rolesOf("shop", "release.yml"), rolesOf("seat-maps", "release.yml"), rolesOf("shop", "build.yml")]).toEqual(
      [[role], [role], [role]],
    );
    expect(jobsOf("seat-maps", "release.yml").map((job) => (job["environment"] as JsonObject)["text"])).toEqual([
      "production",
      "staging",
    ]);
  });

  it("4: the runner of the retired kiosks lasts, and every repository may use it", () => {
    const runner = named(sample.now, "identity", "organization-runner", "kiosk-prod-01");
    const group = find(sample.now, "resource", "runner-group", ":Default");

    expect(runner.content).toMatchObject({ ephemeral: false, group: group.key, customLabels: ["kiosk-production"] });
    expect(group.content).toMatchObject({ visibility: "all", publicRepositories: true, workflows: null });
    expect(find(sample.now, "resource", "repository", `${OWNER}/kiosk-v1`).content["archived"]).toBe(true);
  });

  it("5: one key of four years lies in three repositories of staging and production", () => {
    expect(secretsIn("AWS_ACCESS_KEY_ID")).toEqual(
      ["occupancy", "ticket-vault", "timetable"].map((name) => `${OWNER}/${name}`),
    );
    expect(["production", "production", "staging"]).toEqual(
      ["occupancy", "ticket-vault", "timetable"].map(
        (name) =>
          (find(sample.now, "resource", "repository", `${OWNER}/${name}`).content["labels"] as JsonObject)[
            "environment"
          ],
      ),
    );
    expect(JSON.stringify(jobsOf("timetable", "import.yml").map((job) => job["identities"]))).toContain(
      '"static":true',
    );
    expect(rolesOf("occupancy", "model.yml")).toHaveLength(1);
  });

  it("6: an App of somebody else may write everything everywhere", () => {
    expect(find(sample.now, "attachment", "app-access", ":bigmove-migrator").content["selection"]).toBe("all");
    expect(
      find(sample.now, "policy-document", "app-permissions", ":bigmove-migrator").content["permissions"],
    ).toMatchObject({
      administration: "write",
      contents: "write",
      secrets: "write",
    });
  });

  it("7: what builds the image rolls it out, and who approves production may change how", () => {
    const production = find(
      sample.now,
      "resource",
      "deployment-environment",
      "/shop:deployment-environment:production",
    );
    const role = find(sample.now, "attachment", "repository-role", "/shop:repository-role:user/anna-koch");

    expect(JSON.stringify(jobsOf("shop", "image.yml")[0]?.["secrets"])).toMatch(/REGISTRY_PUSH_TOKEN.*KUBECONFIG/);
    expect(production.content).toMatchObject({ preventSelfReview: false, adminsMayBypass: true });
    expect(JSON.stringify(production.content["reviewers"])).toContain("anna-koch");
    expect(role.content["role"]).toBe("admin");
    // Who approves what goes to production is who started it.
    expect(detailOf(production)).toMatchObject({
      more: true,
      deployments: Array.from({ length: 5 }, () =>
        expect.objectContaining({
          by: "anna-koch",
          reviews: [{ by: "anna-koch", state: "approved", comment: "lgtm" }],
        }),
      ),
    });
  });

  it("8: what a pull request builds is released with every secret of its caller", () => {
    const release = find(sample.now, "identity", "workflow", "/ticket-vault:workflow:.github/workflows/release.yml");
    const [train] = jobsOf("ticket-vault", "release.yml");

    expect(JSON.stringify(release.content["triggers"])).toContain('"event":"workflow_run"');
    expect(train?.["inheritsSecrets"]).toBe(true);
    expect(rolesOf("deploy-workflows", "release-train.yml")).toEqual(["arn:aws:iam::111122223333:role/release-train"]);
  });

  it("the branch left behind: its old release takes a secret that on main no job takes any more", () => {
    const path = ".github/workflows/release.yml";
    const old = find(sample.now, "consumer", "branch-job", `/seat-maps:branch-job:release/2024:${path}#roll-out`);
    const branch = find(sample.now, "resource", "branch", "/seat-maps:branch:release/2024");
    const release = named(sample.now, "identity", "branch-workflow", "release.yml@release/2024");

    expect(JSON.stringify(old.content["secrets"])).toContain("KUBECONFIG");
    expect(JSON.stringify(jobsOf("seat-maps", "release.yml"))).not.toContain("KUBECONFIG");
    expect(
      find(sample.now, "stored-copy", "environment-secret", "/seat-maps:environment-secret:production/KUBECONFIG"),
    ).toBeDefined();
    expect(branch.content["files"]).toEqual([
      { path: ".github/workflows/ci.yml", as: "default" },
      { path, as: "own" },
    ]);
    expect(daysOf(release.lastUse?.at)).toBe("-9d");
  });

  it("11: the exemplary ones deploy by a role of their own, with other eyes and for one job at a time", () => {
    for (const name of ["payments-api", "refunds", "fares", "streams"]) {
      const production = find(
        sample.now,
        "resource",
        "deployment-environment",
        `/${name}:deployment-environment:production`,
      );

      expect(production.content).toMatchObject({
        preventSelfReview: true,
        adminsMayBypass: false,
        branches: { policy: "custom" },
      });
      expect(JSON.stringify(jobsOf(name, "deploy.yml"))).toContain(`role/${name}-deploy`);
    }
    for (const name of ["deploy-a", "deploy-b"])
      expect(named(sample.now, "identity", "organization-runner", name).content["ephemeral"]).toBe(true);
  });

  it("drift: what changed since the readings before is little, and is what a person would want to know", () => {
    const enforcement = sample.readings.map(
      (reading) => find(reading, "policy-document", "ruleset", rulesetAlias(reading)).content["enforcement"],
    );
    const train = sample.readings.map((reading) => {
      const { permissions } = find(reading, "policy-document", "app-permissions", ":tickets-release-train").content;
      return (permissions as JsonObject)["workflows"] ?? "none";
    });

    expect(enforcement).toEqual(["active", "evaluate", "evaluate"]);
    expect(train).toEqual(["none", "write", "write"]);
  });
});

/** The one of `shop`. */
function rulesetAlias({ facts }: Collected): string {
  return facts.find(({ kind, alias }) => kind === "ruleset" && alias.includes(`/${OWNER}/shop:`))?.alias ?? "none";
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { reduceDocument } from "./documents/reduce.ts";
import type { SliceId } from "./manifest.ts";
import { collectListed, listed } from "./testing/organization.ts";

const FOLDER = join(CORPUS, "github-api");

type Answer = Record<string, unknown> & unknown[];

function answer(folder: string, file: string): Answer {
  const value = JSON.parse(readFileSync(join(FOLDER, folder, file), "utf8")) as Answer & { body?: Answer };
  return folder === "openapi-examples" ? (value.body ?? value) : value;
}

/** What an example becomes: the rows of its answer, with what a collector adds to them. */
interface Example {
  kind: SliceId;
  folder: string;
  file: string;
  /** Where in the answer the rows are. */
  at?: string;
  add?: object;
  /** Fields that are the answer of another call. */
  within?: string;
}

const openapi = (kind: SliceId, path: string, more: Partial<Example> = {}): Example => {
  return { kind, folder: "openapi-examples", file: `get_${path}__200__default.json`, ...more };
};
const openhound = (kind: SliceId, name: string, more: Partial<Example> = {}): Example => {
  return { kind, folder: "openhound-github", file: `${name}.json`, ...more };
};

const LOGIN = { login: "acme", id: 9 };

const EXAMPLES: Example[] = [
  openhound("organization", "org"),
  openapi("organization", "orgs_org_actions_permissions", { within: "actions", add: LOGIN }),
  openapi("organization", "orgs_org_actions_permissions_selected_actions", { within: "selected_actions", add: LOGIN }),
  openapi("organization", "orgs_org_actions_permissions_fork_pr_contributor_approval", {
    within: "fork_pr_approval",
    add: LOGIN,
  }),
  openapi("organization", "orgs_org_actions_oidc_customization_sub", { within: "oidc", add: LOGIN }),
  openhound("repositories", "repositories"),
  openapi("repositories", "user_installations_installation_id_repositories", { at: "repositories" }),
  openapi("people", "orgs_org_outside_collaborators", { add: { role: "outside_collaborator" } }),
  openapi("teams", "orgs_org_teams"),
  openapi("teams", "user_teams"),
  openapi("organization-roles", "orgs_org_organization_roles_role_id"),
  openapi("app-installations", "orgs_org_installations", { at: "installations" }),
  openapi("app-installations", "app_installations"),
  openhound("app-installations", "appinstalls", { at: "installations" }),
  openapi("fine-grained-tokens", "orgs_org_personal_access_tokens"),
  openhound("fine-grained-tokens", "org-pat"),
  openapi("token-requests", "orgs_org_personal_access_token_requests"),
  openapi("organization-secrets", "orgs_org_actions_secrets", { at: "secrets", add: { store: "actions" } }),
  openapi("organization-secrets", "orgs_org_dependabot_secrets", { at: "secrets", add: { store: "dependabot" } }),
  openapi("organization-variables", "orgs_org_actions_variables", { at: "variables" }),
  openhound("organization-variables", "variables", { at: "secrets" }),
  openapi("runner-groups", "orgs_org_actions_runner_groups", { at: "runner_groups" }),
  openapi("organization-runners", "orgs_org_actions_runner_groups_runner_group_id_runners", { at: "runners" }),
  openapi("organization-webhooks", "orgs_org_hooks"),
  openapi("repository-access", "repos_owner_repo_collaborators"),
  openapi("repository-access", "repos_owner_repo_teams"),
  openapi("environments", "repos_owner_repo_environments", { at: "environments" }),
  openhound("environments", "environments", { at: "environments" }),
  openapi("deploy-keys", "repos_owner_repo_keys"),
  { kind: "deploy-keys", folder: "hub4j-recorded", file: "GHDeployKeyTest__testGetDeployKeys__3-r_h_g_keys.json" },
  { kind: "deploy-keys", folder: "webhooks", file: "deploy_key.0.json", at: "key" },
  openapi("repository-secrets", "repos_owner_repo_actions_secrets", { at: "secrets", add: { store: "actions" } }),
  openapi("environment-secrets", "repos_owner_repo_environments_environment_name_secrets", {
    at: "secrets",
    add: { environment: "production" },
  }),
  openapi("repository-variables", "repos_owner_repo_actions_variables", { at: "variables" }),
  openapi("branch-rules", "repos_owner_repo_rulesets_ruleset_id"),
  openapi("branch-rules", "orgs_org_rulesets_ruleset_id"),
  openapi("branch-rules", "repos_owner_repo_branches_branch_protection", { add: { pattern: "main" } }),
  openapi("actions-settings", "repos_owner_repo_actions_permissions"),
  openapi("actions-settings", "repos_owner_repo_actions_permissions_workflow", {
    within: "workflow",
    add: { enabled: true },
  }),
  openapi("actions-settings", "repos_owner_repo_actions_oidc_customization_sub", {
    within: "oidc",
    add: { enabled: true },
  }),
  openapi("repository-runners", "repos_owner_repo_actions_runners", { at: "runners" }),
  openapi("repository-webhooks", "repos_owner_repo_hooks"),
  openapi("workflows", "repos_owner_repo_actions_workflows", { at: "workflows" }),
  openhound("secret-alerts", "secretscanningalert"),
];

function rowsOf({ folder, file, at, add, within }: Example): object[] {
  const found = answer(folder, file);
  const rows = (at === undefined ? found : found[at as never]) as object | object[];
  return [rows].flat().map((row) => (within === undefined ? { ...row, ...add } : { [within]: row, ...add }));
}

describe.skipIf(!hasCorpus)(`answers of GitHub at ${FOLDER} (skipped where they are absent)`, () => {
  it.each(EXAMPLES)("$kind of $folder/$file", async (example) => {
    const rows = rowsOf(example);
    const { slices, facts } = await collectListed([listed(example.kind, rows)]);

    expect(rows.length).toBeGreaterThan(0);
    expect(slices[0]?.coverage).toMatchObject({ status: "complete", problemCount: 0 });
    if (example.kind === "workflows" || example.kind === "secret-alerts") return;
    expect(facts.length).toBeGreaterThanOrEqual(new Set(rows.map((row) => JSON.stringify(row))).size);
  });

  const recorded = hasCorpus ? readdirSync(join(FOLDER, "hub4j-recorded")) : [];

  it("recorded branch protections are read whole", () => {
    const files = recorded.filter((file) => /protection\.json$/.test(file));
    const documents = files.map((file) =>
      reduceDocument("branch-rules", { ...answer("hub4j-recorded", file), pattern: "main" }),
    );

    expect(files.length).toBeGreaterThan(10);
    expect(documents.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("recorded installations are read whole, and nothing of their tokens is kept", () => {
    const rows = recorded
      .filter((file) => /installation/.test(file))
      .flatMap((file) => [answer("hub4j-recorded", file)].flat() as object[])
      .filter((row) => "app_id" in row && "permissions" in row);
    // Those recorded before Apps had slugs are given one: today every answer has it.
    const documents = rows.map((row) => reduceDocument("app-installations", { app_slug: "recorded", ...row }));

    expect(rows.length).toBeGreaterThan(5);
    expect(documents.filter(({ ok }) => !ok)).toEqual([]);
    expect(JSON.stringify(documents)).not.toContain("access_tokens");
  });

  it("fingerprints of the recorded deploy keys are those of ssh-keygen", () => {
    const keys = rowsOf({
      kind: "deploy-keys",
      folder: "hub4j-recorded",
      file: "GHDeployKeyTest__testGetDeployKeys__3-r_h_g_keys.json",
    }).map((row) => reduceDocument("deploy-keys", row));

    expect(keys).toMatchObject([
      { document: { key_type: "ssh-rsa", fingerprint: "SHA256:vEeU2orc9oH1mXKKfbcgxcAsQj+9mknB4AfD/y1IOIo" } },
      { document: { key_type: "ssh-ed25519", fingerprint: "SHA256:wSy1ZGgZziTbhLHhFDfxaJYe4ph237tsc1/6yWctE+0" } },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { ChangeFacts } from "../../drift/change.ts";
import type { JsonObject } from "../../facts/json.ts";
import { changeSentence } from "./sentences.ts";

const API = "github:github.com/acme/api";

function change(
  kind: string,
  alias: string,
  [before, after]: [JsonObject | null, JsonObject | null],
  more: Partial<ChangeFacts> & { name?: string } = {},
): string {
  const version = (content: JsonObject | null) => content && { alias, name: more.name ?? "x", content };
  const type = before === null ? "added" : after === null ? "removed" : "changed";
  return changeSentence({
    type,
    noun: "attachment",
    kind,
    alias,
    reason: null,
    before: version(before),
    after: version(after),
    cameBack: false,
    ...more,
  });
}

describe("what changed on another branch", () => {
  const path = ".github/workflows/deploy.yml";
  const itself = `${API}:branch-workflow:release/2024:${path}`;
  const job = `${API}:branch-job:release/2024:${path}#ship`;
  const of = { workflow: path, branch: "release/2024" };

  it("is said to be about that branch, and why a file of it comes and goes", () => {
    const name = "deploy.yml@release/2024";

    expect(change("branch-workflow", itself, [null, of], { noun: "identity", name })).toBe(
      "Workflow deploy.yml@release/2024 in acme/api is not as on the default branch.",
    );
    expect(change("branch-workflow", itself, [of, null], { noun: "identity", name })).toBe(
      "Workflow deploy.yml@release/2024 in acme/api is gone, or as on the default branch again.",
    );
    expect(
      change("branch-job", job, [of, { ...of, secrets: [{ name: "KEY", lines: [4] }] }], {
        noun: "consumer",
        name: "ship",
      }),
    ).toBe("Job ship of .github/workflows/deploy.yml on release/2024 in acme/api now takes the secret `KEY`.");
    expect(change("branch", `${API}:branch:release/2024`, [{}, null], { noun: "resource", name: "release/2024" })).toBe(
      "Branch release/2024 in acme/api is gone, or no rule and no environment names it any more.",
    );
  });
});

describe("what was given and taken", () => {
  const role = (user: string, name: string) => ({ attachment: "repository-role", user, role: name });

  it("in a repository", () => {
    const alias = `${API}:repository-role:user/mona`;

    expect(change("repository-role", alias, [null, role("mona", "write")])).toBe(
      "mona now has the role write in acme/api.",
    );
    expect(change("repository-role", alias, [role("mona", "write"), role("mona", "admin")])).toBe(
      "mona has the role admin in acme/api, and had write.",
    );
    expect(
      change("repository-role", `${API}:repository-role:team/web`, [{ team: "web", role: "maintain" }, null]),
    ).toBe("Team web no longer has the role maintain in acme/api.");
  });

  it("in the organization and its teams", () => {
    const member = { attachment: "team-member", user: "mona", team: "github:github.com/acme:team:web", role: "member" };

    expect(
      change("organization-role", "github:github.com/acme:organization-role:mona#admin", [
        null,
        { user: "mona", role: "admin" },
      ]),
    ).toBe("mona now has the role admin in acme.");
    expect(
      change("organization-role-assignment", "github:github.com/acme:organization-role-assignment:8030#team/web", [
        null,
        { team: "web", role: "auditor" },
      ]),
    ).toBe("Team web now has the role auditor in acme.");
    expect(change("team-member", "github:github.com/acme:team-member:web#mona", [member, null], { name: "web" })).toBe(
      "mona is no longer in team web.",
    );
    expect(
      change(
        "team-member",
        "github:github.com/acme:team-member:web#mona",
        [member, { ...member, role: "maintainer" }],
        {
          name: "web",
        },
      ),
    ).toBe("mona is maintainer of team web, and was member.");
  });

  it("to Apps and tokens", () => {
    const alias = "github:github.com/acme:app-access:renovate";

    expect(
      change("app-access", alias, [
        { app: "renovate", selection: "selected" },
        { app: "renovate", selection: "all" },
      ]),
    ).toBe("App renovate may now use every repository of acme.");
    expect(
      change("token-access", "github:github.com/acme:token-access:7", [null, { token: "sync", selection: "subset" }]),
    ).toBe("Fine-grained token sync was let into acme.");
    expect(
      change("token-request", "github:github.com/acme:token-request:7", [null, { owner: "mona" }], { name: "export" }),
    ).toBe("mona asks to let the fine-grained token export into acme.");
  });

  it("at a server that is reached at a port of its own", () => {
    const alias = "github:code.example:8443/acme/api:repository-role:user/mona";

    expect(change("repository-role", alias, [null, role("mona", "read")])).toBe(
      "mona now has the role read in acme/api.",
    );
  });

  it("to the jobs of a workflow is said as before", () => {
    const token = { workflow: ".github/workflows/ci.yml", job: "build", token: null, idToken: "none" };

    expect(
      change("workflow-token", `${API}:workflow-token:.github/workflows/ci.yml#build`, [
        token,
        { ...token, idToken: "write" },
      ]),
    ).toBe("What the token of Job build of .github/workflows/ci.yml in acme/api may do changed.");
  });
});

describe("a repository under another name", () => {
  const renamed = (before: [string, string], after: [string, string]): string =>
    changeSentence({
      type: "renamed",
      noun: "identity",
      kind: "deploy-key",
      alias: after[0],
      reason: null,
      before: { alias: before[0], name: before[1], content: {} },
      after: { alias: after[0], name: after[1], content: {} },
      cameBack: false,
    });

  it("takes what is in it along, which keeps its own name", () => {
    expect(renamed([`${API}:deploy-key:1`, "mirror"], ["github:github.com/acme/gateway:deploy-key:1", "mirror"])).toBe(
      "Deploy key mirror in acme/gateway was in acme/api until then: the repository has another name or owner.",
    );
    expect(renamed([`${API}:deploy-key:1`, "mirror"], [`${API}:deploy-key:1`, "backup"])).toBe(
      "mirror is now called backup.",
    );
  });
});

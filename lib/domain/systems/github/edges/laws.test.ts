import { describe, expect, it } from "vitest";
import { isEdge, type GraphEdge } from "../../../reach/edge.ts";
import { githubGraph } from "./github-graph.ts";
import { edgesOf } from "./testing/case.ts";
import { Host } from "./testing/host.ts";
import { ARTIFACT, BUILD, CALL, DEPLOY, SHARED, STRANGERS } from "./testing/workflow-files.ts";

const EVERYTHING = {
  contents: "write",
  workflows: "write",
  administration: "write",
  secrets: "write",
  members: "write",
};

/** One of everything. */
function full(permissions: Record<string, string> = EVERYTHING): Host {
  return new Host({ members: { defaultRepositoryPermission: "read" } })
    .repository("shared")
    .user("anna", "admin")
    .user("emil")
    .team("web", ["anna", "emil"])
    .role("user:emil", "write")
    .role("team:web", "admin")
    .organizationRole("9", { baseRole: "write", permissions: [] }, "user:emil")
    .key("5", { readOnly: false })
    .app("bot", permissions)
    .token("pat", "anna", { repository: permissions })
    .token("other", "emil", { repository: { contents: "write" } })
    .classic("old", "emil", ["repo", "workflow", "admin:org"])
    .ruleset("main", {
      rules: [{ type: "pull_request", approvals: 1 }],
      bypass: [
        { type: "Integration", id: "app-bot" },
        { type: "Team", id: "web" },
      ],
    })
    .environment("production", { reviewers: [{ user: "anna" }] })
    .secret("DEPLOY_KEY")
    .secret("DEPLOY_KEY", "production")
    .sharedSecret("OTHER", { visibility: "all" })
    .group("Default", {})
    .runner("r1", "Default", ["self-hosted", "large"])
    .runner("r2", null, ["self-hosted", "large"])
    .workflow("shared.yml", SHARED, "shared")
    .workflow("call.yml", CALL("main", "secrets: inherit"))
    .workflow("build.yml", BUILD)
    .workflow("deploy.yml", DEPLOY)
    .workflow("strangers.yml", STRANGERS)
    .workflow("artifact.yml", ARTIFACT);
}

const idOf = ({ kind, from, to, ability, answer }: GraphEdge) => JSON.stringify([kind, from, to, ability, answer]);

/** Facts by which somebody has something. */
const GIVES =
  /:(?:repository-role|team-member|organization-role-assignment|app-access|token-access|deploy-key|classic-token):|:organization-role:.+#/;

describe("laws of GitHub's edges", () => {
  const all = new Set(edgesOf(full()).map(idOf));

  it.each(
    full()
      .aliases()
      .filter((alias) => GIVES.test(alias)),
  )("taking away %s adds no edge", (alias) => {
    const without = edgesOf(full(), new Set([alias])).map(idOf);

    expect(without.filter((id) => !all.has(id))).toEqual([]);
    expect(without.length).toBeLessThan(all.size);
  });

  it.each(Object.keys(EVERYTHING))("taking the permission %s away adds no edge", (name) => {
    const permissions = Object.fromEntries(Object.entries(EVERYTHING).filter(([own]) => own !== name));

    const without = edgesOf(full(permissions)).map(idOf);

    expect(without.filter((id) => !all.has(id))).toEqual([]);
  });

  it("keep the contract: conditions with each conditional edge, what was not read with each unknown one", () => {
    const edges = edgesOf(full().unread("branch-rules", "api").unread("teams").unread("repository-access", "shared"));

    const kinds = new Set(githubGraph.kinds.map(({ id }) => id));
    expect(edges.filter((edge) => edge.answer === "conditional" && edge.conditions.length === 0)).toEqual([]);
    expect(edges.filter((edge) => (edge.answer === "unknown") !== edge.unread.length > 0)).toEqual([]);
    expect(edges.filter((edge) => edge.evidence.length === 0)).toEqual([]);
    expect(edges.filter((edge) => !kinds.has(edge.kind))).toEqual([]);
    expect(edges.filter((edge) => edge.from === edge.to)).toEqual([]);
  });

  it("meet no hub that is not told", () => {
    const elements = [...githubGraph.build(full().facts())];

    const nodes = new Set(elements.flatMap((element) => (isEdge(element) ? [] : [element.key])));
    const met = elements.filter(isEdge).flatMap(({ from, to }) => [from, to]);
    expect(met.filter((key) => key.startsWith("hub:") && !nodes.has(key))).toEqual([]);
  });

  it("are linear in people, repositories, Apps, tokens, secrets and runners together", () => {
    const counts = [8, 16, 32].map((size) => [...githubGraph.build(crowd(size).facts())].length);

    const [small = 0, middle = 0, large = 0] = counts;
    expect(large - middle).toBe(2 * (middle - small));
  });
});

/** So many of each, with roles, selections and rules that nobody read. */
function crowd(size: number): Host {
  const host = new Host({ members: {} }).unread("organization-roles").unread("teams").group("Default", {});
  for (let at = 0; at < size; at += 1) {
    const repository = `r${at}`;
    host
      .repository(repository)
      .unread("repository-access", repository)
      .unread("branch-rules", repository)
      .user(`u${at}`)
      .team(`t${at}`, [`u${at}`])
      .role(`team:t${at}`, "write", repository)
      .app(
        `app${at}`,
        { contents: "write", secrets: "write" },
        { selection: "selected", repositories: { unknown: "no" } },
      )
      .token(`pat${at}`, `u${at}`, { repository: { contents: "write" } })
      .classic(`old${at}`, `u${at}`, ["repo"])
      .sharedSecret(`S${at}`, { visibility: "selected", repositories: { unknown: "no" } })
      .runner(`runner${at}`, "Default", ["self-hosted", "large"])
      .workflow("build.yml", BUILD, repository)
      .workflow("deploy.yml", DEPLOY, repository);
  }
  return host;
}

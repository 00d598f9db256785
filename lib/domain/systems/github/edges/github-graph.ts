import { isEdge, type GraphElement, type GraphNode, type NodeKey } from "../../../reach/edge.ts";
import type { DomainFacts, SystemGraph } from "../../../reach/estate.ts";
import { addRunner } from "./add-runner.ts";
import { appPermission } from "./app-permission.ts";
import { bypassRules } from "./bypass-rules.ts";
import { calledWorkflow } from "./called-workflow.ts";
import { changeBranch } from "./change-branch.ts";
import { changeEnvironment } from "./change-environment.ts";
import { classicToken } from "./classic-token.ts";
import { deploy } from "./deploy.ts";
import { deployKey } from "./deploy-key.ts";
import { environmentSecret } from "./environment-secret.ts";
import { everyRepository } from "./every-repository.ts";
import { everySecret } from "./every-secret.ts";
import { githubView, type GitHubView } from "./github-view.ts";
import { organizationHubs, repositoryHubs } from "./hubs.ts";
import { inheritedSecrets } from "./inherited-secrets.ts";
import { jobTokens } from "./job-token.ts";
import { keptRunner } from "./kept-runner.ts";
import type { GitHubEdges } from "./kind.ts";
import { openPullRequest } from "./open-pull-request.ts";
import { organizationMember } from "./organization-member.ts";
import { organizationOwner } from "./organization-owner.ts";
import { organizationRole } from "./organization-role.ts";
import { repositoryPower } from "./repository-power.ts";
import { repositoryRole } from "./repository-role.ts";
import { runOnRunner } from "./run-on-runner.ts";
import { teamMember } from "./team-member.ts";
import { tokenPermission } from "./token-permission.ts";
import { untrustedCode } from "./untrusted-code.ts";
import { useSecret } from "./use-secret.ts";

/** Every kind of edges of GitHub, those of people first. */
const KINDS: readonly GitHubEdges[] = [
  teamMember,
  organizationMember,
  organizationOwner,
  organizationRole,
  repositoryRole,
  deployKey,
  appPermission,
  tokenPermission,
  classicToken,
  repositoryPower,
  changeBranch,
  bypassRules,
  openPullRequest,
  untrustedCode,
  calledWorkflow,
  jobTokens,
  useSecret,
  inheritedSecrets,
  everySecret,
  deploy,
  environmentSecret,
  changeEnvironment,
  runOnRunner,
  keptRunner,
  addRunner,
];

/** What GitHub adds to the graph: of one host with all its organizations. */
export const githubGraph: SystemGraph = {
  kinds: [...KINDS, everyRepository].map(({ kind }) => kind),
  *build(facts) {
    const view = githubView(facts);
    yield* things(facts);
    const met = new Set<NodeKey>();
    for (const kind of KINDS) yield* noting(kind.build(view), met);
    yield* noting(everyRepository.build(view, met), met);
    yield* hubs(view, met);
  },
};

/** Passes elements on, and keeps which nodes their edges meet. */
function* noting(elements: Iterable<GraphElement>, met: Set<NodeKey>): Iterable<GraphElement> {
  for (const element of elements) {
    if (isEdge(element)) {
      met.add(element.from);
      met.add(element.to);
    }
    yield element;
  }
}

/** Hubs that no edge meets stand for nothing anybody can do. */
function* hubs({ organizations, repositories }: GitHubView, met: ReadonlySet<NodeKey>): Iterable<GraphNode> {
  for (const organization of organizations) {
    for (const hub of organizationHubs(organization)) if (met.has(hub.key)) yield hub;
  }
  for (const repository of repositories) {
    for (const hub of repositoryHubs(repository)) if (met.has(hub.key)) yield hub;
  }
}

const RESOURCES = ["organization", "repository", "deployment-environment"];
const STORED = ["organization-secret", "repository-secret", "environment-secret"];

/** Everything that acts, and everything acted upon. */
function* things(facts: DomainFacts): Iterable<GraphNode> {
  for (const { alias: key, kind, name, container } of facts.of("identity")) {
    yield { key, type: "identity", system: "github", kind, name, container };
  }
  for (const { alias: key, kind, name, container } of facts.of("resource", ...RESOURCES)) {
    yield { key, type: "resource", system: "github", kind, name, container };
  }
  for (const { alias: key, kind, name, container, content } of facts.of("stored-copy", ...STORED)) {
    const place = kind === "environment-secret" && container !== null ? environmentOf(container, content) : container;
    yield { key, type: "resource", system: "github", kind, name, container: place };
  }
}

/** A secret of an environment lies in that, and not in the repository alone. */
function environmentOf(repository: string, { environment }: Readonly<Record<string, unknown>>): string {
  const prefix = repository.replace(":repository:", "/");
  return `${prefix}:deployment-environment:${typeof environment === "string" ? environment : ""}`;
}

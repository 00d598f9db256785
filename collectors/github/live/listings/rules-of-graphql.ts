import { isRecord } from "../records.ts";

type Node = Record<string, unknown>;

/** A ruleset of GraphQL in the words of REST; null when something of it is missing. */
export function rulesetOf(node: Node): Node | null {
  const rules = wholeList(node["rules"]);
  if (!rules) return null;
  const source = isRecord(node["source"]) ? node["source"] : {};
  const conditions = isRecord(node["conditions"]) ? node["conditions"] : {};
  return {
    id: node["databaseId"],
    name: node["name"],
    target: lower(node["target"]),
    enforcement: lower(node["enforcement"]),
    source_type: source["__typename"],
    source: source["nameWithOwner"] ?? source["login"] ?? source["slug"],
    conditions: { ref_name: conditions["refName"] },
    rules: rules.map((rule) => ({ type: lower(rule["type"]), parameters: parametersOf(rule["parameters"]) })),
  };
}

const PARAMETERS = {
  requiredApprovingReviewCount: "required_approving_review_count",
  dismissStaleReviewsOnPush: "dismiss_stale_reviews_on_push",
  requireCodeOwnerReview: "require_code_owner_review",
  requireLastPushApproval: "require_last_push_approval",
  strictRequiredStatusChecksPolicy: "strict_required_status_checks_policy",
  requiredDeploymentEnvironments: "required_deployment_environments",
  restrictedFilePaths: "restricted_file_paths",
} as const;

function parametersOf(value: unknown): Node | null {
  if (!isRecord(value)) return null;
  const plain = Object.entries(PARAMETERS).map(([theirs, ours]) => [ours, value[theirs]]);
  const { requiredStatusChecks: checks, workflows } = value;
  return {
    ...Object.fromEntries(plain),
    required_status_checks: listed(checks, ({ context, integrationId }) => ({
      context,
      integration_id: integrationId,
    })),
    workflows: listed(workflows, ({ path, ref, repositoryId }) => ({ path, ref, repository_id: repositoryId })),
  };
}

function listed(value: unknown, make: (item: Node) => Node): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => (isRecord(item) ? make(item) : item)) : undefined;
}

/** Branch protection of GraphQL in the words of REST; null when something of it is missing. */
export function protectionOf(node: Node): Node | null {
  const bypass = actorsOf(node["bypassPullRequestAllowances"]);
  const push = actorsOf(node["pushAllowances"]);
  if (!bypass || !push) return null;
  const enabled = (name: string) => ({ enabled: node[name] });
  return {
    pattern: node["pattern"],
    required_pull_request_reviews:
      node["requiresApprovingReviews"] === true
        ? {
            required_approving_review_count: node["requiredApprovingReviewCount"],
            dismiss_stale_reviews: node["dismissesStaleReviews"],
            require_code_owner_reviews: node["requiresCodeOwnerReviews"],
            require_last_push_approval: node["requireLastPushApproval"],
            bypass_pull_request_allowances: bypass,
          }
        : null,
    required_status_checks:
      node["requiresStatusChecks"] === true
        ? { strict: node["requiresStrictStatusChecks"], contexts: node["requiredStatusCheckContexts"] }
        : null,
    restrictions: node["restrictsPushes"] === true ? push : null,
    enforce_admins: enabled("isAdminEnforced"),
    required_signatures: enabled("requiresCommitSignatures"),
    required_linear_history: enabled("requiresLinearHistory"),
    allow_force_pushes: enabled("allowsForcePushes"),
    allow_deletions: enabled("allowsDeletions"),
    block_creations: enabled("blocksCreations"),
    lock_branch: enabled("lockBranch"),
  };
}

/** Who is named in a list of allowances; null when one of them cannot be seen. */
function actorsOf(connection: unknown): Node | null {
  const actors = wholeList(connection)?.map(({ actor }) => (isRecord(actor) ? actor : null));
  if (!actors || actors.includes(null)) return null;
  const of = (type: string) => actors.flatMap((actor) => (actor?.["__typename"] === type ? [actor] : []));
  const withId = ({ databaseId, slug, login }: Node) => ({ id: databaseId, slug, login });
  return { users: of("User").map(withId), teams: of("Team").map(withId), apps: of("App").map(withId) };
}

/** The nodes of a list that is whole; null when it is not. */
function wholeList(connection: unknown): Node[] | null {
  if (!isRecord(connection) || !Array.isArray(connection["nodes"])) return null;
  if (!isRecord(connection["pageInfo"]) || connection["pageInfo"]["hasNextPage"] !== false) return null;
  const nodes: unknown[] = connection["nodes"];
  return nodes.every(isRecord) ? nodes : null;
}

function lower(word: unknown): unknown {
  return typeof word === "string" ? word.toLowerCase() : word;
}

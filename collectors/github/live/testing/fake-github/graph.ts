import { createHash } from "node:crypto";
import { schema as github } from "@octokit/graphql-schema";
import { buildSchema, execute, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import type { FakeOrganization, FakeRepository } from "./model.ts";
import { nodeOf } from "./rows.ts";

let built: GraphQLSchema | undefined;
const parsed = new Map<string, DocumentNode>();

/** GitHub's own schema: what it does not know is refused as GitHub would. */
function schemaOf(): GraphQLSchema {
  built ??= buildSchema(github.idl, { assumeValid: true });
  return built;
}

/** Answers a query by GitHub's own schema. */
export async function answerGraphql(
  organization: FakeOrganization,
  { query, variables }: { query: string; variables: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  const schema = schemaOf();
  const document = parsed.get(query) ?? parse(query);
  if (!parsed.has(query)) {
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors: errors.map(({ message }) => ({ message, type: "INVALID" })) };
    parsed.set(query, document);
  }
  const nodeFor = ({ id }: { id: string }) => {
    const found = organization.repositories.find((repository) => nodeOf(repository) === id);
    return found ? repositoryNode(organization, found) : null;
  };
  const rootValue = {
    node: nodeFor,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => nodeFor({ id })),
    organization: ({ login }: { login: string }) =>
      login === organization.login ? { samlIdentityProvider: providerNode(organization) } : null,
  };
  const result = await execute({ schema, document, rootValue, variableValues: variables });
  const { data, errors } = result as { data?: { nodes?: unknown[] }; errors?: unknown };
  const missing = (data?.nodes ?? []).flatMap((node, index) =>
    node === null ? [{ type: "NOT_FOUND", path: ["nodes", index], message: "Could not resolve to a node" }] : [],
  );
  const all = [...(Array.isArray(errors) ? (errors as unknown[]) : []), ...missing];
  return JSON.parse(JSON.stringify({ data, ...(all.length === 0 ? {} : { errors: all }) })) as Record<string, unknown>;
}

const WHOLE = { hasNextPage: false, hasPreviousPage: false };

function listOf<Item>(nodes: Item[]) {
  return { nodes, pageInfo: WHOLE, totalCount: nodes.length };
}

/** What an identity provider tells; of people more than may be kept, had it been asked for. */
function providerNode({ saml, people, installation }: FakeOrganization) {
  if (saml === null || installation.permissions["members"] === undefined) return null;
  const nodes = saml.map(({ guid, login, username }) => {
    const person = people.find((one) => one.login === login);
    return {
      guid,
      user: person ? { login, databaseId: person.id } : null,
      samlIdentity: { nameId: username, username: null },
      scimIdentity: null,
    };
  });
  return {
    externalIdentities: ({ first, after }: { first: number; after?: string | null }) => {
      const from = Number(after ?? 0);
      const end = from + first;
      const pageInfo = { hasNextPage: end < nodes.length, hasPreviousPage: from > 0, endCursor: String(end) };
      return { totalCount: nodes.length, pageInfo, nodes: nodes.slice(from, end) };
    },
  };
}

function repositoryNode(organization: FakeOrganization, repository: FakeRepository) {
  return {
    __typename: "Repository",
    id: nodeOf(repository),
    isEmpty: repository.files.size === 0,
    defaultBranchRef: repository.files.size === 0 ? null : { name: "main" },
    object: (asked: { expression?: string; oid?: string }) => objectAt(repository, asked),
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      const name = qualifiedName.replace(/^refs\/heads\//, "");
      const files = repository.branches.get(name);
      return files ? { name, target: { __typename: "Commit", oid: commitOf(files) } } : null;
    },
    branchProtectionRules: listOf(repository.protections.map(protectionNode)),
    rulesets: listOf(repository.rulesets.map((ruleset) => rulesetNode(organization, repository, ruleset))),
  };
}

function protectionNode({ pattern, approvals }: { pattern: string; approvals: number }) {
  const flags = [
    "dismissesStaleReviews",
    "requiresCodeOwnerReviews",
    "requireLastPushApproval",
    "requiresStatusChecks",
  ];
  const more = ["requiresStrictStatusChecks", "restrictsPushes", "isAdminEnforced", "requiresCommitSignatures"];
  const rest = ["requiresLinearHistory", "allowsForcePushes", "allowsDeletions", "blocksCreations", "lockBranch"];
  return {
    ...Object.fromEntries([...flags, ...more, ...rest].map((flag) => [flag, true])),
    pattern,
    requiresApprovingReviews: true,
    requiredApprovingReviewCount: approvals,
    requiredStatusCheckContexts: ["build"],
    bypassPullRequestAllowances: listOf([
      { actor: { __typename: "Team", slug: "platform", databaseId: 700 } },
      { actor: { __typename: "User", login: "user-1", databaseId: 100 } },
    ]),
    pushAllowances: listOf([{ actor: { __typename: "App", slug: "renovate", databaseId: 41 } }]),
  };
}

function rulesetNode(
  organization: FakeOrganization,
  repository: FakeRepository,
  { id, name, include }: FakeRepository["rulesets"][number],
) {
  return {
    databaseId: id,
    name,
    target: "BRANCH",
    enforcement: "ACTIVE",
    source: { __typename: "Repository", nameWithOwner: `${organization.login}/${repository.name}` },
    conditions: { refName: { include: include ?? ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: listOf([
      { type: "DELETION", parameters: null },
      {
        type: "PULL_REQUEST",
        parameters: {
          __typename: "PullRequestParameters",
          requiredApprovingReviewCount: 2,
          dismissStaleReviewsOnPush: true,
          requireCodeOwnerReview: true,
          requireLastPushApproval: false,
        },
      },
    ]),
  };
}

/** What lies at `HEAD:<path>`, `refs/heads/<branch>:<path>` or `<commit>:<path>`, or is called so by git. */
function objectAt(
  { files: head, branches }: FakeRepository,
  { expression, oid }: { expression?: string; oid?: string },
) {
  const all = [head, ...branches.values()];
  if (expression === undefined) {
    const text = all.flatMap((files) => [...files.values()]).find((one) => oidOf(one) === oid);
    return text === undefined ? null : blobOf(text);
  }
  const [, revision = "", below = ""] = /^([^:]*):(.*)$/s.exec(expression) ?? [];
  const files =
    revision === "HEAD"
      ? head
      : (branches.get(revision.replace(/^refs\/heads\//, "")) ?? all.find((one) => commitOf(one) === revision));
  return files ? objectIn(files, below.replace(/\/$/, "")) : null;
}

function objectIn(files: ReadonlyMap<string, string>, path: string) {
  const text = files.get(path);
  if (text !== undefined) return blobOf(text);
  const below = [...files.keys()].filter((file) => path === "" || file.startsWith(`${path}/`));
  if (below.length === 0) return null;
  const names = [...new Set(below.map((file) => file.slice(path === "" ? 0 : path.length + 1).split("/")[0] ?? ""))];
  return {
    __typename: "Tree",
    oid: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    entries: names.map((name) => {
      const inside = files.get(path === "" ? name : `${path}/${name}`);
      if (inside === undefined) return { name, type: "tree", mode: 0o040000, object: null };
      return { name, type: "blob", mode: 0o100644, object: blobOf(inside) };
    }),
  };
}

function oidOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

function commitOf(files: ReadonlyMap<string, string>): string {
  return oidOf(JSON.stringify([...files]));
}

function blobOf(text: string) {
  return { __typename: "Blob", oid: oidOf(text), text, byteSize: text.length, isTruncated: false, isBinary: false };
}

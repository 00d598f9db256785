/** Who gets around a rule, or alone may push. */
const ACTORS = `nodes { actor { __typename ... on App { slug databaseId } ... on Team { slug databaseId } ... on User { login databaseId } } } pageInfo { hasNextPage }`;

const BLOB = "{ __typename ... on Blob { oid text byteSize isTruncated isBinary } }";

/**
 * What GraphQL tells of many repositories at once: rules of branches, workflow files and code owners of the default
 * branch. `root` proves that contents may be read: without it, no folder is not the same as no workflow.
 */
export const DETAILS_QUERY = `query Details($ids: [ID!]!, $contents: Boolean!, $protection: Boolean!) {
  nodes(ids: $ids) {
    __typename
    ... on Repository {
      id
      isEmpty
      branchProtectionRules(first: 100) @include(if: $protection) {
        pageInfo { hasNextPage }
        nodes {
          pattern
          requiresApprovingReviews requiredApprovingReviewCount dismissesStaleReviews requiresCodeOwnerReviews
          requireLastPushApproval requiresStatusChecks requiresStrictStatusChecks requiredStatusCheckContexts
          restrictsPushes isAdminEnforced requiresCommitSignatures requiresLinearHistory allowsForcePushes
          allowsDeletions blocksCreations lockBranch
          bypassPullRequestAllowances(first: 100) { ${ACTORS} }
          pushAllowances(first: 100) { ${ACTORS} }
        }
      }
      rulesets(first: 100, includeParents: true) {
        pageInfo { hasNextPage }
        nodes {
          databaseId name target enforcement
          source { __typename ... on Repository { nameWithOwner } ... on Organization { login } ... on Enterprise { slug } }
          conditions { refName { include exclude } }
          rules(first: 100) {
            pageInfo { hasNextPage }
            nodes {
              type
              parameters {
                __typename
                ... on PullRequestParameters {
                  requiredApprovingReviewCount dismissStaleReviewsOnPush requireCodeOwnerReview requireLastPushApproval
                }
                ... on RequiredStatusChecksParameters {
                  strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId }
                }
                ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
                ... on WorkflowsParameters { workflows { path ref repositoryId } }
                ... on FilePathRestrictionParameters { restrictedFilePaths }
              }
            }
          }
        }
      }
      defaultBranchRef @include(if: $contents) { name }
      root: object(expression: "HEAD:") @include(if: $contents) { __typename oid }
      workflows: object(expression: "HEAD:.github/workflows") @include(if: $contents) {
        __typename
        ... on Tree { entries { name type mode object ${BLOB} } }
      }
      owners0: object(expression: "HEAD:.github/CODEOWNERS") @include(if: $contents) ${BLOB}
      owners1: object(expression: "HEAD:CODEOWNERS") @include(if: $contents) ${BLOB}
      owners2: object(expression: "HEAD:docs/CODEOWNERS") @include(if: $contents) ${BLOB}
    }
  }
}`;

/**
 * Some branches of one repository, by numbers: whether each is there (`b0`), the root of its tree (`r0`), its workflow files
 * without their texts (`w0`), which most share with the default branch, and who owns them (`o0x0` …).
 * @param owners places of code owners
 */
export function branchesQuery(count: number, owners: number): string {
  const each = Array.from({ length: count }, (_, at) => at);
  const places = Array.from({ length: owners }, (_, place) => place);
  const names = each.flatMap((at) => [`$b${at}`, `$r${at}`, `$w${at}`, ...places.map((place) => `$o${at}x${place}`)]);
  const fields = each.flatMap((at) => [
    `b${at}: ref(qualifiedName: $b${at}) { name target { __typename oid } }`,
    `r${at}: object(expression: $r${at}) { __typename oid }`,
    `w${at}: object(expression: $w${at}) { __typename ... on Tree { entries { name type mode object { __typename oid } } } }`,
    ...places.map((place) => `o${at}x${place}: object(expression: $o${at}x${place}) ${BLOB}`),
  ]);
  const given = names.map((name) => `${name}: String!`).join(", ");
  return `query Branches($id: ID!, ${given}) { node(id: $id) { ... on Repository { ${fields.join(" ")} } } }`;
}

/** Texts of files of one repository by their object ids, by alias `t0`, `t1` …. */
export function textsQuery(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `$t${index}: GitObjectID!`).join(", ");
  const files = Array.from({ length: count }, (_, index) => `t${index}: object(oid: $t${index}) ${BLOB}`);
  return `query Texts($id: ID!, ${names}) { node(id: $id) { ... on Repository { ${files.join(" ")} } } }`;
}

/** Files of actions that lie beside the workflows of one repository, by alias `f0`, `f1` …: `HEAD:<path>` each. */
export function filesQuery(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `$p${index}: String!`).join(", ");
  const files = Array.from({ length: count }, (_, index) => `f${index}: object(expression: $p${index}) ${BLOB}`);
  return `query Files($id: ID!, ${names}) { node(id: $id) { ... on Repository { ${files.join(" ")} } } }`;
}

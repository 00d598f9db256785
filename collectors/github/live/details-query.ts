/** Who gets around a rule, or alone may push. */
const ACTORS = `nodes { actor { __typename ... on App { slug databaseId } ... on Team { slug databaseId } ... on User { login databaseId } } } pageInfo { hasNextPage }`;

const BLOB = "{ __typename ... on Blob { text byteSize isTruncated isBinary } }";

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

/** Files of actions that lie beside the workflows of one repository, by alias `f0`, `f1` …: `HEAD:<path>` each. */
export function filesQuery(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `$p${index}: String!`).join(", ");
  const files = Array.from({ length: count }, (_, index) => `f${index}: object(expression: $p${index}) ${BLOB}`);
  return `query Files($id: ID!, ${names}) { node(id: $id) { ... on Repository { ${files.join(" ")} } } }`;
}

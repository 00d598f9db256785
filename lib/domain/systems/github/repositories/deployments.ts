import { listOf, objectOf, textOf } from "../../content.ts";
import { environmentActivity, type DeploymentRecord } from "../runs/activity.ts";
import type { RepositoryFact } from "./repository-facts.ts";
import type { RepositoryDeployment, RepositoryEnvironment, RepositoryReview } from "./repository-view.ts";

/** The newest deployments to an environment with who let them through, from what is kept with its last use. */
export function deploymentsTo(
  environment: RepositoryFact | undefined,
  address: string | null,
): Pick<RepositoryEnvironment, "deployments" | "moreDeployments"> {
  const activity = environmentActivity(environment?.lastUse?.detail);
  if (!environment || !activity) return { deployments: [], moreDeployments: false };
  const reviewers = listOf(environment.content.reviewers).map(objectOf);
  return {
    deployments: activity.deployments.map((record) => toDeployment(record, reviewers, address)),
    moreDeployments: activity.more,
  };
}

function toDeployment(
  { id, ref, at, by, state, startedAt, run, reviews }: DeploymentRecord,
  reviewers: readonly Reviewer[],
  address: string | null,
): RepositoryDeployment {
  return {
    ...{ id, ref, at, by, state, startedAt },
    href: run !== null && address !== null ? `${address}/actions/runs/${run}` : null,
    reviews: reviews && reviews.map((review) => toReview(review, by, reviewers)),
  };
}

type Reviewer = ReturnType<typeof objectOf>;

function toReview(
  { by, state, comment }: NonNullable<DeploymentRecord["reviews"]>[number],
  author: string | null,
  reviewers: readonly Reviewer[],
): RepositoryReview {
  const isNamed = reviewers.some(({ user }) => textOf(user).toLowerCase() === by.toLowerCase());
  const hasTeam = reviewers.some(({ team }) => textOf(team) !== "");
  return { by, state, comment, named: isNamed ? true : hasTeam ? null : false, own: author !== null && author === by };
}

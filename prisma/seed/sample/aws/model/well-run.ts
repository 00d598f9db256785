import type { Team } from "#prisma/seed/sample/model/organization.ts";
import { allow } from "./policies.ts";
import type { Role } from "./account.ts";
import { deployment } from "./trust.ts";

interface WellRunDeploy {
  account: string;
  repository: string;
  team: Team;
  born: number;
  /** Names of the buckets and repositories it may write. */
  image?: boolean;
}

/** Story 11: a role one repository becomes in one deployment environment, for what it deploys and nothing else. */
export function deployRole({ account, repository, team, born, image = true }: WellRunDeploy): Role {
  const registry = `arn:aws:ecr:eu-central-1:${account}:repository/${repository}`;
  return {
    name: `${repository}-deploy`,
    team,
    born,
    description: `Deploys ${repository}`,
    trust: [deployment(account, repository)],
    boundary: "deploy-boundary",
    inline: {
      deploy: [
        allow("eks:DescribeCluster", `arn:aws:eks:eu-central-1:${account}:cluster/prod-eu`),
        ...(image
          ? [
              allow("ecr:GetAuthorizationToken"),
              allow(
                "ecr:BatchCheckLayerAvailability ecr:CompleteLayerUpload ecr:InitiateLayerUpload ecr:PutImage ecr:UploadLayerPart",
                registry,
              ),
            ]
          : []),
      ],
    },
    used: 0.4,
  };
}

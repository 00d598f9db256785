import type { JsonObject } from "../../facts/json.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { listOf, objectOf, textOf } from "../content.ts";

const KINDS = new Map([
  ["instance-profile", "instance profile"],
  ["ec2-instance", "EC2 instance"],
  ["lambda-function", "Lambda function"],
  ["ecs-task-definition", "ECS task definition"],
  ["codebuild-project", "CodeBuild project"],
  ["pod-identity-association", "EKS pods"],
]);

/** How a kind of what takes roles is called. */
export function consumerKind(kind: string): string {
  return KINDS.get(kind) ?? kind.replaceAll("-", " ");
}

/** What a service hands the role to. */
export const consumer: System["consumer"] = ({ kind, content }) => ({
  kind: consumerKind(kind),
  container: textOf(content.region) || null,
  secrets: [],
  token: true,
  traits: [...traitsOf(kind, content)],
});

function* traitsOf(kind: string, content: JsonObject): Generator<WorkloadTrait> {
  const details = objectOf(content.details);
  if (details.tokensRequired === false) {
    yield { words: "hands its credentials to any request from the machine, without a token", grave: true };
  }
  const { hopLimit } = details;
  if (typeof hopLimit === "number" && hopLimit > 1) {
    yield { words: `lets containers on it ask for the credentials (hop limit ${hopLimit})`, grave: false };
  }
  const instances = listOf(details.instances).length;
  if (kind === "instance-profile" && instances > 0) {
    yield { words: `is on ${instances} ${instances === 1 ? "instance" : "instances"}`, grave: false };
  }
  const account = textOf(details.serviceAccount);
  if (account !== "") {
    const place = `\`${textOf(details.namespace)}/${account}\``;
    yield { words: `run as the service account ${place} of ${textOf(details.cluster)}`, grave: false };
  }
}

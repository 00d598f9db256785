import { splitArn } from "../policy/arn.ts";
import type { RemainingCondition, RequestContext } from "../policy/policy.ts";
import type { Held } from "./edge.ts";
import { eitherOf } from "./held.ts";

const REGION = "aws:requestedregion";

/** Services with one endpoint for all regions: requests are of the region that stands in. */
const GLOBAL = new Set(["iam", "organizations", "route53", "cloudfront", "account", "support"]);
const OF_GLOBAL: Readonly<Record<string, string>> = { "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" };

/** Says whether what is held depends on the region that a request is made in. */
export function isRegional({ conditions }: Held): boolean {
  return conditions.some(isOfRegion);
}

/**
 * Where a right depends on the region: that of the thing decides, or of a service for all regions the one it is run from.
 * Where neither says one, whoever asks chooses: one region in which it may is enough.
 * @param decide the same question with what is known of the request
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
export function inRegion(held: Held, action: string, resource: string, decide: (known: RequestContext) => Held): Held {
  if (!isRegional(held)) return held;
  const regions = regionsOf(action, resource, held.conditions);
  return regions.length === 0 ? held : eitherOf(regions.map((region) => decide(new Map([[REGION, [region]]]))));
}

/** Stands for a region while the rest of two ARNs is compared. */
const SOME = "some-region-0";

/**
 * Chooses something that a template and a pattern both name, in a region there may be: `*` where the pattern leaves it open.
 * @param choose the same of two texts that agree on the region
 */
export function inOneRegion(
  template: string,
  pattern: string,
  choose: (template: string, pattern: string) => string | null,
): string | null {
  const [own, asked] = [splitArn(template), splitArn(pattern)];
  if (!own || !asked || own[3] !== "*") return choose(template, pattern);
  const region = asked[3] ?? "";
  const found = choose(own.with(3, SOME).join(":"), asked.with(3, SOME).join(":"));
  return found?.replace(SOME, region === "*" ? "*" : sampleOf(region)) ?? null;
}

function regionsOf(action: string, resource: string, conditions: readonly RemainingCondition[]): string[] {
  const [, partition = "aws", , region = ""] = splitArn(resource) ?? [];
  const service = action.slice(0, action.indexOf(":")).toLowerCase();
  if (region !== "" && region !== "*") return [region];
  if (GLOBAL.has(service)) return [OF_GLOBAL[partition] ?? "us-east-1"];
  // Where a bucket lies its ARN does not say.
  if (region === "" && !resource.includes("*")) return [];
  return [...new Set([...conditions.filter(isOfRegion).flatMap(samplesOf), "us-east-1", "eu-west-1"])];
}

/** Regions that a condition names, and one for each pattern of it. */
function samplesOf({ condition }: RemainingCondition): string[] {
  return condition.values.map(sampleOf);
}

function sampleOf(pattern: string): string {
  return pattern.replace(/-\*$/u, "-west-1").replaceAll(/[*?]/gu, "1");
}

function isOfRegion({ condition }: RemainingCondition): boolean {
  return condition.key.toLowerCase() === REGION;
}

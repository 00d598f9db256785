import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import { awsPrincipalAlias } from "../aws-principals.ts";
import { AWS_AUTH, TOKEN_TRACKING } from "../config-map-schema.ts";
import { factOf, type View } from "../facts.ts";
import { objectAlias } from "../names.ts";
import type { Reduced } from "../reduce.ts";

type ConfigMap = Reduced<"ConfigMap">;

/** Of the two ConfigMaps that are read: who of AWS signs in as whom, and since when uses of tokens are noted. */
export function* configMaps(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("ConfigMap")) {
    if (object.name === AWS_AUTH) yield* awsMappings(view, object, evidence);
    if (object.name === TOKEN_TRACKING && object.since !== null) yield tokenTracking(view, object, evidence);
  }
}

/**
 * Each role or user of AWS once, with the user it becomes and the groups it is put in. Of equal ARNs the last counts,
 * whatever their case, as aws-iam-authenticator has it; what it would never match is kept with its reason.
 */
function* awsMappings(view: View, object: ConfigMap, evidence: Evidence): Generator<Fact> {
  const mappings = new Map(object.mappings.map((mapping) => [mapping.arn.toLowerCase(), mapping]));
  for (const { arn, username, groups } of mappings.values()) {
    if (arn === "") continue;
    const identity = awsPrincipalAlias(view.slug, arn);
    const fact = factOf(view, "attachment", "ConfigMap", object, evidence, {
      refs: identity === undefined ? {} : { identity },
      content: {
        attachment: "aws-auth",
        arn,
        username,
        groups,
        ...(identity === undefined ? { invalid: "this is no ARN of a role or user" } : {}),
      },
    });
    const alias = `${objectAlias(view.slug, "ConfigMap", object.namespace, object.name)}#${arn.toLowerCase()}`;
    yield { ...fact, kind: "aws-auth-mapping", key: alias, alias, name: arn };
  }
}

function tokenTracking(view: View, object: ConfigMap, evidence: Evidence): Fact {
  const fact = factOf(view, "resource", "ConfigMap", object, evidence, { content: { since: object.since } });
  return { ...fact, kind: "token-tracking" };
}

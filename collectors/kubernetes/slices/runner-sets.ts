import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";
import { serviceAccountAlias } from "../names.ts";

/** What GitHub's controllers bring runners up from, and as which account those run. */
function* runnersBy(view: View, kind: "AutoscalingRunnerSet" | "RunnerDeployment"): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects(kind)) {
    const { name, namespace, pods, runners } = object;
    if (!pods) continue;
    yield factOf(view, "consumer", kind, object, evidence, {
      refs: { identity: serviceAccountAlias(view.slug, namespace, pods.serviceAccount) },
      content: { kind, name, ...pods, runners },
    });
  }
}

export const runnerSets = (view: View): Iterable<Fact> => runnersBy(view, "AutoscalingRunnerSet");

export const runnerDeployments = (view: View): Iterable<Fact> => runnersBy(view, "RunnerDeployment");

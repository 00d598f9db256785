import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";

/** What the cluster is: one fact, called by the slug of its trust domain. */
export function* cluster(view: View): Generator<Fact> {
  const [kept] = view.inventory.objects("ClusterFacts");
  if (!kept) return;
  const { version, issuer, jwksUri, caFingerprint } = kept.object;
  const alias = `kubernetes:${view.slug}:cluster:${view.slug}`;
  const fact = factOf(view, "resource", "ClusterFacts", kept.object, kept.evidence, {
    content: { version, issuer, jwksUri, caFingerprint },
  });
  yield { ...fact, key: alias, alias, name: view.slug };
}

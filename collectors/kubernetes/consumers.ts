import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import { containerOf, factOf, type View } from "./facts.ts";
import { objectKind } from "./kinds.ts";
import { scopeOf, serviceAccountAlias } from "./names.ts";
import { topOf, type FoldedKind, type TOP_KINDS, type Workload } from "./owners.ts";
import type { UnlistedOwner } from "./unlisted-owners.ts";
import type { PodTemplate } from "./workload-schema.ts";

/** Workloads of a kind that stands for itself. */
export function* controllers(view: View, kind: (typeof TOP_KINDS)[number]): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects(kind)) {
    if (object.pods) yield consumerOf(view, kind, object, object.pods, evidence);
  }
}

/**
 * Workloads of a kind that folds into its controller: those without one, and the controllers of a kind we do not list,
 * each once for every service account that runs below it.
 */
export function* foldedWorkloads(view: View, kind: FoldedKind): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects(kind)) {
    if (object.pods && topOf(kind, object, view.inventory).is === "self") {
      yield consumerOf(view, kind, object, object.pods, evidence);
    }
  }
  for (const owner of view.unlistedOwners) {
    if (owner.revealedBy === kind) yield ownerFact(view, owner);
  }
}

function consumerOf(
  view: View,
  kind: FoldedKind | (typeof TOP_KINDS)[number],
  object: Workload,
  pods: PodTemplate,
  evidence: Evidence,
): Fact {
  return factOf(view, "consumer", kind, object, evidence, {
    refs: { identity: serviceAccountAlias(view.slug, object.namespace, pods.serviceAccount) },
    content: { kind, name: object.name, ...pods },
  });
}

function ownerFact(view: View, unlisted: UnlistedOwner): Fact {
  const { alias, owner, namespace, serviceAccount, secrets, pullSecrets, tokens, node, revealedBy, evidence } =
    unlisted;
  return {
    noun: "consumer",
    kind: `${objectKind(revealedBy).factKind}-owner`,
    scope: scopeOf(namespace),
    key: alias,
    alias,
    name: owner.name,
    refs: { ...containerOf(view, namespace), identity: serviceAccountAlias(view.slug, namespace, serviceAccount) },
    content: {
      namespace,
      kind: owner.kind,
      group: owner.group,
      name: owner.name,
      serviceAccount,
      automount: null,
      secrets: [...secrets].toSorted(),
      ...(pullSecrets.size > 0 ? { pullSecrets: [...pullSecrets].toSorted() } : {}),
      ...(tokens.length > 0 ? { tokens } : {}),
      ...(node ? { node } : {}),
      labels: {},
      annotations: {},
    },
    evidence,
  };
}

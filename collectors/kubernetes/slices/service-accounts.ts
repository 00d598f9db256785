import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";

/**
 * Service accounts. The key is the uid where the object has one, so that an account deleted and made again under its
 * name is another identity; an uid that two accounts carry (a copied manifest) identifies neither.
 */
export function* serviceAccounts(view: View): Generator<Fact> {
  const uses = new Map<string, number>();
  for (const { object } of view.inventory.objects("ServiceAccount")) {
    if (object.uid !== undefined) uses.set(object.uid, (uses.get(object.uid) ?? 0) + 1);
  }
  for (const { object, evidence } of view.inventory.objects("ServiceAccount")) {
    const { uid, created, automount, secrets, imagePullSecrets } = object;
    const fact = factOf(view, "identity", "ServiceAccount", object, evidence, {
      content: { automount, secrets, imagePullSecrets, ...(created === undefined ? {} : { created }) },
    });
    yield uid !== undefined && uses.get(uid) === 1 ? { ...fact, key: uid } : fact;
  }
}

import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { factOf, type View } from "../facts.ts";
import { serviceAccountAlias } from "../names.ts";
import type { Reduced } from "../reduce.ts";

const TOKEN = "kubernetes.io/service-account-token";

/**
 * Secrets by name, type and number of keys; their values never came this far. One that holds the token of a service
 * account is also a credential: it proves that account and never expires.
 */
export function* secrets(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("Secret")) {
    const credential = object.type === TOKEN ? tokenAlias(view.slug, object) : undefined;
    const { type, keys, immutable, created } = object;
    const age: JsonObject = created === undefined ? {} : { created };
    yield factOf(view, "stored-copy", "Secret", object, evidence, {
      refs: credential === undefined ? {} : { credential },
      content: { type, keys, immutable, ...age },
    });
    if (credential === undefined) continue;
    const { account, namespace } = object;
    const token = factOf(view, "credential", "Secret", object, evidence, {
      refs: account === null ? {} : { identity: serviceAccountAlias(view.slug, namespace, account) },
      content: { type: "service-account-token", serviceAccount: account, expires: null, ...age },
    });
    yield { ...token, kind: "service-account-token", key: credential, alias: credential };
  }
}

function tokenAlias(slug: string, { namespace, name }: Reduced<"Secret">): string {
  return `kubernetes:${slug}:serviceaccounttoken:${namespace}/${name}`;
}

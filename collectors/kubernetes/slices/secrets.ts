import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { factOf, type View } from "../facts.ts";
import { principalAlias, serviceAccountAlias } from "../names.ts";
import type { Reduced } from "../reduce.ts";

type Secret = Reduced<"Secret">;

/**
 * Secrets by name, type and number of keys; their values never came this far. One that holds the token of a service
 * account, or a node's first token, is also a credential.
 */
export function* secrets(view: View): Generator<Fact> {
  const credentials: { fact: Fact; uid: string | undefined }[] = [];
  for (const { object, evidence } of view.inventory.objects("Secret")) {
    const { type, keys, immutable, uid } = object;
    const credential = credentialIn(view, object, evidence);
    if (credential !== null) credentials.push({ fact: credential, uid });
    yield factOf(view, "stored-copy", "Secret", object, evidence, {
      refs: credential === null ? {} : { credential: credential.alias },
      content: { type, keys, immutable, ...ageOf(object) },
    });
  }
  const uses = new Map<string, number>();
  for (const { uid = "" } of credentials) uses.set(uid, (uses.get(uid) ?? 0) + 1);
  // One made again under its name is another; a uid that two carry (a copied manifest) identifies neither.
  for (const { fact, uid } of credentials)
    yield uid !== undefined && uses.get(uid) === 1 ? { ...fact, key: uid } : fact;
}

function credentialIn(view: View, secret: Secret, evidence: Evidence): Fact | null {
  if (secret.type === "kubernetes.io/service-account-token") return accountToken(view, secret, evidence);
  return secret.type === "bootstrap.kubernetes.io/token" ? bootstrapToken(view, secret, evidence) : null;
}

/** The token of a service account: it proves that account and never expires. */
function accountToken(view: View, secret: Secret, evidence: Evidence): Fact {
  const { account, namespace, lastUsed, invalidSince } = secret;
  const token = factOf(view, "credential", "Secret", secret, evidence, {
    refs: account === null ? {} : { identity: serviceAccountAlias(view.slug, namespace, account) },
    content: {
      type: "service-account-token",
      serviceAccount: account,
      expires: null,
      ...(invalidSince === undefined ? {} : { invalidSince }),
      ...ageOf(secret),
    },
  });
  const alias = credentialAlias(view.slug, "serviceaccounttoken", secret);
  const lastUse = lastUsed === undefined ? {} : { lastUse: { at: lastUsed, granularity: "day" as const } };
  return { ...token, kind: "service-account-token", key: alias, alias, ...lastUse };
}

/**
 * The token by which nodes join the cluster. Its name says whom it proves; when it expires stands among its values.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#bootstrap-token-secret-format
 */
function bootstrapToken(view: View, secret: Secret, evidence: Evidence): Fact {
  const id = secret.namespace === "kube-system" ? /^bootstrap-token-([a-z0-9]{6})$/.exec(secret.name)?.[1] : undefined;
  const token = factOf(view, "credential", "Secret", secret, evidence, {
    refs: id === undefined ? {} : { identity: principalAlias(view.slug, "User", `system:bootstrap:${id}`) },
    content: { type: "bootstrap-token", ...ageOf(secret) },
  });
  const alias = credentialAlias(view.slug, "bootstraptoken", secret);
  return { ...token, kind: "bootstrap-token", key: alias, alias };
}

function ageOf({ created }: Secret): JsonObject {
  return created === undefined ? {} : { created };
}

function credentialAlias(slug: string, word: string, { namespace, name }: Secret): string {
  return `kubernetes:${slug}:${word}:${namespace}/${name}`;
}

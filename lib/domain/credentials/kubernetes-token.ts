import { isClaims, type Claims } from "./claims.ts";
import type { NameOf } from "./credential-name.ts";
import { registeredClaims } from "./registered-claims.ts";
import { nameText } from "./texts.ts";

/**
 * What the claims of a service account's token say: those the API server gives out for a time, and those that lie in a
 * Secret and have no end. Null where they are of something else.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/legacy.go
 */
export function readKubernetesClaims(claims: Claims): NameOf<"kubernetes-token"> | null {
  const bound = part(claims, "kubernetes.io");
  const boundAccount = part(bound, "serviceaccount");
  const [subjectNamespace, subjectAccount] = subjectOf(claims);
  const namespace = nameText(bound["namespace"]) ?? nameText(claims[`${LEGACY}namespace`]) ?? subjectNamespace;
  const account = nameText(boundAccount["name"]) ?? nameText(claims[`${LEGACY}service-account.name`]) ?? subjectAccount;
  if (namespace === undefined || account === undefined) return null;
  return {
    kind: "kubernetes-token",
    ...registeredClaims(claims),
    namespace,
    account,
    accountUid: nameText(boundAccount["uid"]) ?? nameText(claims[`${LEGACY}service-account.uid`]),
    secret: nameText(part(bound, "secret")["name"]) ?? nameText(claims[`${LEGACY}secret.name`]),
    pod: nameText(part(bound, "pod")["name"]),
  };
}

const LEGACY = "kubernetes.io/serviceaccount/";

function part(claims: Claims, key: string): Claims {
  const value = claims[key];
  return isClaims(value) ? value : {};
}

/** `system:serviceaccount:payments:ci` */
function subjectOf(claims: Claims): (string | undefined)[] {
  const subject = nameText(claims["sub"]) ?? "";
  const [system, word, namespace, account, ...more] = subject.split(":");
  return system === "system" && word === "serviceaccount" && account && more.length === 0 ? [namespace, account] : [];
}

import type { CredentialName } from "../../credentials/credential-name.ts";
import type { NamedSubject, System } from "../system.ts";
import { judgeCertificate } from "./leaked-certificate.ts";
import { judgeBootstrapToken, judgeToken } from "./leaked-token.ts";

/** Whom a credential proves in one cluster, if it takes it. */
export function namedBy(name: CredentialName, { slug }: { slug: string }): NamedSubject | null {
  const alias = (word: string, of: string) => `kubernetes:${slug}:${word}:${of}`;
  switch (name.kind) {
    case "kubernetes-token":
      return {
        identities: [alias("serviceaccount", `${name.namespace}/${name.account}`)],
        immutable: name.accountUid === undefined ? null : { kind: "service-account", key: name.accountUid },
        credential: name.secret === undefined ? null : alias("serviceaccounttoken", `${name.namespace}/${name.secret}`),
        unmistakable: false,
        issuer: name.issuer === LEGACY_ISSUER ? null : (name.issuer ?? null),
        slices: ["service-accounts", "secrets"],
      };
    case "certificate":
      return {
        identities: [
          ...(name.user === undefined ? [] : [alias("user", name.user)]),
          ...name.groups.map((group) => alias("group", group)),
        ],
        immutable: null,
        credential: alias("clientcertificate", name.fingerprint),
        unmistakable: true,
        issuer: name.authority ?? null,
        slices: ["certificates"],
      };
    case "bootstrap-token":
      return {
        identities: [alias("user", `system:bootstrap:${name.id}`)],
        immutable: null,
        credential: alias("bootstraptoken", `kube-system/bootstrap-token-${name.id}`),
        unmistakable: true,
        issuer: null,
        slices: ["secrets"],
      };
    default:
      return null;
  }
}

/** Tokens in Secrets all say this, whichever cluster they are of. */
const LEGACY_ISSUER = "kubernetes/serviceaccount";

/** What becomes of it, by its kind. */
export const judge: System["judge"] = (name, seen) => {
  if (name.kind === "kubernetes-token") return judgeToken(name, seen);
  if (name.kind === "certificate") return judgeCertificate(name, seen);
  return judgeBootstrapToken(name, seen);
};

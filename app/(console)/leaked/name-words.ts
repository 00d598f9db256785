import { exactTime } from "#components/words/time.ts";
import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";

const KINDS: Record<CredentialName["kind"], string> = {
  "kubernetes-token": "Token of a service account",
  "bootstrap-token": "Token by which a node joins",
  jwt: "Signed token",
  certificate: "Certificate",
  "ssh-key": "SSH key",
  "aws-access-key": "Access key of AWS",
  "github-token": "Token of GitHub",
};

/** What kind of credential it is, to begin a sentence or a line with. */
export function kindWords({ kind }: CredentialName): string {
  return KINDS[kind];
}

const FIELDS: Record<string, string> = {
  issuer: "Issuer",
  namespace: "Namespace",
  account: "Account",
  accountUid: "Account uid",
  secret: "Secret",
  pod: "Pod",
  subject: "Subject",
  audiences: "Audience",
  tokenId: "Token id",
  issuedAt: "Issued",
  expiresAt: "Expires",
  id: "Id",
  keyId: "Key id",
  fingerprint: "SHA-256",
  user: "Common name",
  groups: "Organization",
  authority: "Authority",
  serial: "Serial number",
  notBefore: "Valid from",
  notAfter: "Valid until",
  algorithm: "Algorithm",
  prefix: "Kind",
  hash: "SHA-256",
};

const TIMES: ReadonlySet<string> = new Set(["issuedAt", "expiresAt", "notBefore", "notAfter"]);

/** Every field that is sent, with its value as a person reads it: what is shown is what leaves. */
export function sentFields(name: CredentialName): { label: string; values: string[] }[] {
  return Object.entries(name)
    .filter(([field, value]) => field !== "kind" && value !== undefined)
    .map(([field, value]) => ({
      label: FIELDS[field] ?? field,
      values: [value].flat().map((one) => (TIMES.has(field) ? exactTime(new Date(one)) : one)),
    }))
    .filter(({ values }) => values.length > 0);
}

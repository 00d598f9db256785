import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { capName, wellFormed } from "#collectors/shared/text.ts";
import { Metadata } from "./schema.ts";
import { LooseName, mapping } from "./schema-parts.ts";

/**
 * Signers whose certificates the API server takes as proof of who asks; those of others prove nothing to it.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
const CLIENT_SIGNERS = new Set(["kubernetes.io/kube-apiserver-client", "kubernetes.io/kube-apiserver-client-kubelet"]);

/** What is kept of a certificate: whom it proves and from when to when. The certificate itself is not kept. */
export interface ClientCertificate {
  /** Its common name: the user it proves. */
  user: string;
  /** Its organizations: the groups that user is in. */
  groups: string[];
  signer: string;
  notBefore: string;
  notAfter: string;
  /** sha256 over its DER, in hex. */
  fingerprint: string;
}

/** Most groups kept of one certificate; no person reviews more. */
const MAX_GROUPS = 100;

/** A CertificateSigningRequest, of which only the certificate that was issued for it counts; null before there is one. */
export const CertificateSigningRequest = mapping({
  metadata: Metadata,
  spec: mapping({ signerName: LooseName.nullish() }).nullish(),
  status: mapping({ certificate: z.unknown().optional() }).nullish(),
}).transform(({ metadata, spec, status }, context) => {
  const signer = spec?.signerName ?? "";
  const issued = status?.certificate;
  const { name, namespace, labels, annotations } = metadata.kept;
  const object = { name, namespace, labels, annotations };
  if (!CLIENT_SIGNERS.has(signer) || issued === undefined || issued === null || issued === "") {
    return { ...object, certificate: null };
  }
  const certificate = readCertificate(issued, signer);
  if (!certificate) {
    context.addIssue({ code: "custom", path: ["status", "certificate"], message: "is no certificate" });
    return z.NEVER;
  }
  return { ...object, certificate };
});

/** The first certificate of a PEM chain in base64; null for anything else. Why it is none would quote it. */
function readCertificate(issued: unknown, signer: string): ClientCertificate | null {
  if (typeof issued !== "string") return null;
  try {
    const certificate = new X509Certificate(Buffer.from(issued, "base64"));
    const subject: Record<string, unknown> = { ...certificate.toLegacyObject().subject };
    return {
      // As Go's parser has it: of several common names the last.
      user: capName(wellFormed(textsIn(subject["CN"]).at(-1) ?? "")),
      groups: [...new Set(textsIn(subject["O"]).map((group) => capName(wellFormed(group))))]
        .toSorted()
        .slice(0, MAX_GROUPS),
      signer,
      notBefore: certificate.validFromDate.toISOString(),
      notAfter: certificate.validToDate.toISOString(),
      fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    };
  } catch {
    return null;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { ClientCertificate } from "../certificate-schema.ts";
import type { View } from "../facts.ts";
import { resolveSubject } from "../subjects.ts";

/** Client certificates that were still good when the requests were listed; each once, whatever requests it stands in. */
export function* certificates(view: View): Generator<Fact> {
  const seen = new Set<string>();
  for (const { object, evidence } of view.inventory.objects("CertificateSigningRequest")) {
    const { certificate } = object;
    if (!certificate || certificate.user === "" || seen.has(certificate.fingerprint)) continue;
    seen.add(certificate.fingerprint);
    if (new Date(certificate.notAfter) > view.readAt) yield certificateFact(view.slug, certificate, evidence);
  }
}

function certificateFact(slug: string, certificate: ClientCertificate, evidence: Evidence): Fact {
  const { user, groups, signer, notBefore, notAfter, fingerprint } = certificate;
  const { identity } = resolveSubject(slug, { kind: "User", apiGroup: "", name: user, namespace: "" }, "");
  return {
    noun: "credential",
    kind: "client-certificate",
    scope: "",
    key: fingerprint,
    alias: `kubernetes:${slug}:clientcertificate:${fingerprint}`,
    name: user,
    refs: identity === undefined ? {} : { identity },
    content: { type: "client-certificate", user, groups, signer, created: notBefore, expires: notAfter, fingerprint },
    evidence,
  };
}

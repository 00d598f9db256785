import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";

/** Of each kind the part that leaves the browser; a record, so that no kind can be left out. */
const SENT: Record<CredentialName["kind"], readonly [pasted: string, sent: string]> = {
  "kubernetes-token": [
    "Token of a service account, a kubeconfig",
    "account, namespace, uid, Secret or pod, issuer, times; not the signature",
  ],
  "bootstrap-token": ["Token by which a node joins", "the six characters before the dot"],
  jwt: ["Other signed token (JWT)", "issuer, subject, id, audience, times; not the signature"],
  certificate: [
    "Certificate or chain",
    "SHA-256 fingerprint, subject, issuer and its fingerprint, serial number, times",
  ],
  "ssh-key": ["SSH key, private key", "SHA-256 fingerprint of the public half"],
  "aws-access-key": ["Access key of AWS", "the key id and the account in it; not the secret key"],
  "github-token": ["Token of GitHub", "its SHA-256, as GitHub’s audit log has it"],
};

/** Says beforehand what a paste gives away. */
export function WhatIsSent() {
  return (
    <aside aria-labelledby="what-is-sent" className="self-start text-sm">
      <div className="sec-head">
        <h2 id="what-is-sent" className="text-lede">
          What is sent
        </h2>
      </div>
      <dl>
        {Object.entries(SENT).map(([kind, [pasted, sent]]) => (
          <div key={kind} className="border-b border-rule py-2">
            <dt className="font-[560]">{pasted}</dt>
            <dd className="text-pretty text-ink-2">{sent}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-pretty text-ink-3">
        The value is not kept, stored, logged or put in an address. A search is written to the audit log with what was
        sent.
      </p>
    </aside>
  );
}

import type { Judgement } from "../../credentials/answer.ts";
import type { NameOf } from "../../credentials/credential-name.ts";
import type { SeenCredential } from "../system.ts";
import { minute } from "./leaked-token.ts";
import { MASTERS } from "./permissions/binding.ts";

/**
 * Whether a client certificate still works: until its end, whatever anybody does, at every API server that trusts its
 * authority. Kubernetes knows no revocation.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates
 */
export function judgeCertificate(name: NameOf<"certificate">, seen: SeenCredential): Judgement {
  const { notAfter, user, groups } = name;
  const matched = matchedWords(seen);
  if (notAfter !== undefined && new Date(notAfter) <= seen.now) {
    return { matched, standing: "ended", because: `It expired on ${minute(notAfter)}.`, steps: [] };
  }
  const until = notAfter === undefined ? "" : ` until ${minute(notAfter)}`;
  const steps = stepsFor(user, groups);
  if (seen.credential) {
    return {
      matched,
      standing: "works",
      because: `This cluster gave it out, and takes it${until}. It cannot be revoked.`,
      steps,
    };
  }
  if (seen.by === "issuer") {
    return {
      matched,
      standing: "unknown",
      because: `This cluster most likely takes it${until}: the authority that came with it is the cluster’s own. It cannot be revoked.`,
      steps,
    };
  }
  return {
    matched,
    standing: "unknown",
    because: `A cluster that trusts its issuer takes it${until}. Whether this one does is not known: Rollcall has not seen the certificate itself.`,
    steps,
  };
}

function matchedWords({ by, identity }: SeenCredential): string {
  const group = identity.split(":")[2] === "group";
  if (by === "credential") {
    const given = "This very certificate was given out by this cluster: its fingerprint is the same.";
    return group ? `${given} It puts whoever has it in this group.` : given;
  }
  if (by === "issuer")
    return "The authority that came with the certificate, and bears its issuer’s name, is this cluster’s.";
  return group
    ? "The certificate puts whoever has it in this group."
    : "The certificate makes whoever has it this user.";
}

function stepsFor(user: string | undefined, groups: readonly string[]): string[] {
  const masters = groups.includes(MASTERS);
  const others = groups.filter((group) => group !== MASTERS);
  const subjects = [
    ...(user === undefined ? [] : [`the user \`${user}\``]),
    ...others.slice(0, 3).map((group) => `the group \`${group}\``),
  ];
  const bindings = `Take the bindings of ${subjects.join(" and ")} away: a certificate cannot be revoked, what it may do can.`;
  return [
    ...(masters
      ? [
          `It is of \`${MASTERS}\`, which no binding gives and none can take: only replacing the authority that signed it (the cluster’s client CA) ends it.`,
        ]
      : []),
    ...(subjects.length > 0 && !masters ? [bindings] : []),
    ...(masters ? [] : ["To end it for good, replace the authority that signed it: every certificate of it ends too."]),
  ];
}

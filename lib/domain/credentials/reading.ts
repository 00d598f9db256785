import type { CredentialName } from "./credential-name.ts";

/** A credential in a pasted text that can be named. */
export interface Finding {
  name: CredentialName;
  /** What the person should know about it, found out in the browser: `Its checksum is wrong …`. */
  remarks: string[];
}

/** What a pasted text holds. */
export interface Reading {
  findings: Finding[];
  /** What was recognized and names nothing, or why nothing was recognized; sentences that quote nothing. */
  nameless: string[];
  /** Certificates of authorities that stand there too: they tell which system a client's certificate is of. */
  authorities?: Authority[];
  /** Fingerprints of the keys that certificates in it are about. */
  certified?: string[];
}

/** An authority by its certificate. */
export interface Authority {
  /** SHA-256 over its DER, in hex. */
  fingerprint: string;
  /** As it stands in the certificates it signs. */
  subject: string;
}

/** Shorter: one recognizer's answer for something that names nothing. */
export function nameless(sentence: string): Reading {
  return { findings: [], nameless: [sentence] };
}

/** Shorter: one recognizer's answer for one credential. */
export function found(name: CredentialName, ...remarks: string[]): Reading {
  return { findings: [{ name, remarks }], nameless: [] };
}

/** Joins readings of the parts of one text; what stands there twice counts once. */
export function joinReadings(readings: readonly Reading[]): Reading {
  const findings = new Map<string, Finding>();
  for (const finding of readings.flatMap((reading) => reading.findings)) {
    const key = JSON.stringify(finding.name);
    if (!findings.has(key)) findings.set(key, finding);
  }
  return {
    findings: [...findings.values()],
    nameless: [...new Set(readings.flatMap((reading) => reading.nameless))],
    authorities: readings.flatMap((reading) => reading.authorities ?? []),
    certified: readings.flatMap((reading) => reading.certified ?? []),
  };
}

import { readCertificate, type ReadCertificate } from "./certificate.ts";
import type { PemBlock } from "./pem.ts";
import { readPrivateKey } from "./private-key.ts";
import { found, joinReadings, nameless, type Reading } from "./reading.ts";

/** Names what stands in PEM: of a chain the certificate that is a credential, and private keys where there is none. */
export async function readBlocks(blocks: readonly PemBlock[]): Promise<Reading> {
  const certificates: ReadCertificate[] = [];
  const keys: Reading[] = [];
  const others: Reading[] = [];
  for (const block of blocks) {
    if (CERTIFICATES.has(block.label)) {
      const certificate = await readCertificate(block.bytes);
      if (certificate) certificates.push(certificate);
      else others.push(nameless("That certificate cannot be read."));
      continue;
    }
    const key = await readPrivateKey(block);
    if (key) keys.push(key);
    else others.push(nameless(NO_CREDENTIAL));
  }
  const leaves = certificates.filter(({ authority }) => !authority);
  const signers = certificates.filter(({ authority }) => authority).map(ofAuthority);
  // The key that goes with a certificate is named by the certificate.
  if (leaves.length > 0) return joinReadings([...leaves.map(({ name }) => found(name)), ...signers]);
  if (keys.length > 0) return joinReadings(keys);
  return joinReadings([...signers, ...others]);
}

/** A certificate without its frame. */
export async function readDer(der: Uint8Array<ArrayBuffer>): Promise<Reading | null> {
  const certificate = await readCertificate(der);
  if (!certificate) return null;
  return certificate.authority ? ofAuthority(certificate) : found(certificate.name);
}

function ofAuthority({ subject, name: { fingerprint } }: ReadCertificate): Reading {
  return { ...nameless(AUTHORITY), authorities: [{ subject, fingerprint }] };
}

const CERTIFICATES: ReadonlySet<string> = new Set(["CERTIFICATE", "X509 CERTIFICATE"]);

const AUTHORITY =
  "That is the certificate of an authority. It is public and proves nobody; paste the client's own certificate.";

const NO_CREDENTIAL = "That is neither a certificate nor a private key.";

import { readCertificate, type ReadCertificate } from "./certificate.ts";
import type { PemBlock } from "./pem.ts";
import { readPrivateKey } from "./private-key.ts";
import { found, joinReadings, nameless, type Reading } from "./reading.ts";

/** Names what stands in PEM: certificates that are credentials, and private keys. */
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
  const leaves = certificates.filter(({ authority }) => !authority).map(ofClient);
  const signers = certificates.filter(({ authority }) => authority).map(ofAuthority);
  return joinReadings([...leaves, ...keys, ...signers, ...others]);
}

/** A certificate without its frame. */
export async function readDer(der: Uint8Array<ArrayBuffer>): Promise<Reading | null> {
  const certificate = await readCertificate(der);
  if (!certificate) return null;
  return certificate.authority ? ofAuthority(certificate) : ofClient(certificate);
}

function ofClient({ name, publicKey }: ReadCertificate): Reading {
  return { ...found(name), certified: publicKey === null ? [] : [publicKey] };
}

function ofAuthority({ subject, name: { fingerprint } }: ReadCertificate): Reading {
  return { ...nameless(AUTHORITY), authorities: [{ subject, fingerprint }] };
}

const CERTIFICATES: ReadonlySet<string> = new Set(["CERTIFICATE", "X509 CERTIFICATE"]);

/** Said of a certificate that is nobody's credential. */
export const AUTHORITY =
  "That is the certificate of an authority. It is public and proves nobody; paste the client's own certificate.";

/** Said of blocks beside them: parameters, a public key, a request. */
export const NO_CREDENTIAL = "That is neither a certificate nor a private key.";

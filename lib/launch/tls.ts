import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { X509Certificate } from "node:crypto";
import { LaunchError } from "./launch-error.mjs";

/** Where a certificate (with its chain) and its private key are, both PEM. */
export interface TlsFiles {
  certificateFile: string;
  keyFile: string;
}

/** A certificate and its key, read. */
export interface TlsMaterial {
  cert: Buffer;
  key: Buffer;
}

/** Reads certificate and key; refuses what no browser would accept. */
export function readTls(files: TlsFiles, now: Date): TlsMaterial {
  const material = { cert: readPem(files.certificateFile), key: readPem(files.keyFile) };
  try {
    createSecureContext(material);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LaunchError(
      `The certificate in ${files.certificateFile} and the key in ${files.keyFile} cannot be used together (${reason}). Both must be PEM, and the key without a passphrase.`,
    );
  }
  const { validTo } = new X509Certificate(material.cert);
  if (new Date(validTo) < now) {
    throw new LaunchError(
      `The certificate in ${files.certificateFile} expired on ${validTo}. Renew it, then start again.`,
    );
  }
  return material;
}

function readPem(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new LaunchError(
      `${path} cannot be read. ROLLCALL_TLS_CERT and ROLLCALL_TLS_KEY name PEM files that this user can read.`,
    );
  }
}

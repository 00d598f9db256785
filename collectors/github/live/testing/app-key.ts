import { generateKeyPairSync } from "node:crypto";

let key: string | undefined;

/** A key as GitHub gives it: PKCS #1. Made once, which takes a while. */
export function appKey(): string {
  key ??= generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ type: "pkcs1", format: "pem" })
    .toString();
  return key;
}

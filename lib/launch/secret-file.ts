import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { errorCode } from "./data-directory.ts";

/** Reads a secret from its file, which only its owner can read, or makes a random one the first time. */
export function readOrMakeSecret(path: string): { value: string; fresh: boolean } {
  try {
    const value = readFileSync(path, "utf8").trim();
    if (value !== "") return { value, fresh: false };
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  const value = randomBytes(32).toString("base64url");
  writeFileSync(path, `${value}\n`, { mode: 0o600 });
  return { value, fresh: true };
}

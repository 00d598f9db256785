import { createHash } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A unique id as IAM gives them, always the same for the same words: `AROA` and 17 letters. */
export function uniqueId(prefix: "AROA" | "AIDA" | "AGPA" | "ANPA" | "AIPA", ...words: (string | number)[]): string {
  const digest = createHash("sha256").update(words.join("\u0000")).digest();
  const letters = [...digest.subarray(0, 17)].map((byte) => LETTERS.charAt(byte % LETTERS.length));
  return `${prefix}${letters.join("")}`;
}

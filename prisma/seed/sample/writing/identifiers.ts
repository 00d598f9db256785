import { createHash } from "node:crypto";

const POD_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

/** A uid as the API server gives them, always the same for the same words. */
export function uidOf(...words: (string | number)[]): string {
  const hex = digest(words).toString("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/** The letters controllers put behind a name: `fare-engine-7c9d8b5f4x`. */
export function suffix(length: number, ...words: (string | number)[]): string {
  const bytes = digest(words);
  let letters = "";
  for (const byte of bytes.subarray(0, length)) letters += POD_LETTERS.charAt(byte % POD_LETTERS.length);
  return letters;
}

/** A number from 0 to just below `limit`, always the same for the same words. */
export function spread(limit: number, ...words: (string | number)[]): number {
  return digest(words).readUInt32BE(0) % limit;
}

function digest(words: (string | number)[]): Buffer {
  return createHash("sha256").update(words.join("\u0000")).digest();
}

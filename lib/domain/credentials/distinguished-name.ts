import { fromUtf8, toHex } from "./base64.ts";
import { derParts, SEQUENCE, SET, type DerValue } from "./der.ts";

/** One part of a name: `CN=ci`. */
export interface NamePart {
  /** Of the types that are known the letters, of others their object id in hex. */
  type: string;
  value: string;
}

export const COMMON_NAME = "CN";
export const ORGANIZATION = "O";

/** Attribute types by their object id (RFC 4519, section 2). */
const TYPES: Record<string, string> = {
  "550403": COMMON_NAME,
  "550405": "serialNumber",
  "550406": "C",
  "550407": "L",
  "550408": "ST",
  "55040a": ORGANIZATION,
  "55040b": "OU",
  "0992268993f22c640119": "DC",
};

const BMP_STRING = 0x1e;
const UTF8_STRING = 0x0c;

/** A name of X.501, in the order it is written (RFC 5280, section 4.1.2.4); null for what is none. */
export function readDistinguishedName(value: DerValue | undefined): NamePart[] | null {
  const sets = derParts(value, SEQUENCE);
  if (!sets) return null;
  const parts: NamePart[] = [];
  for (const set of sets) {
    for (const attribute of derParts(set, SET) ?? []) {
      const [type, text] = derParts(attribute, SEQUENCE) ?? [];
      if (!type || !text) return null;
      const id = toHex(type.content);
      parts.push({ type: TYPES[id] ?? id, value: textOf(text) });
    }
  }
  return parts;
}

/** `CN=kubernetes, O=acme`: for people to compare, not for programs. */
export function textOfName(name: readonly NamePart[]): string {
  return name.map(({ type, value }) => `${type}=${value}`).join(", ");
}

/** Text in the old single-byte types is read as Latin-1, which holds for all that they may contain. */
function textOf({ tag, content }: DerValue): string {
  if (tag === BMP_STRING) return new TextDecoder("utf-16be").decode(content);
  if (tag === UTF8_STRING) return fromUtf8(content) ?? "";
  return Array.from(content, (byte) => String.fromCharCode(byte)).join("");
}

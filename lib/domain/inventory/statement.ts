import type { Json } from "../facts/json.ts";

/** A stretch of a document; `deciding` is what a claim stands on. */
export interface DocumentPart {
  text: string;
  deciding?: true;
}

/** A place in a document, with the words in it that decide. */
export interface Mark {
  path: readonly (string | number)[];
  deciding: readonly string[];
}

/** Values of a list shown in a statement; the rest are counted. */
const VALUES_SHOWN = 12;

/** Follows a path into a document; null where it leads nowhere. */
export function statementAt(document: Json, path: readonly (string | number)[]): Json {
  let value: Json = document;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return null;
    const next: Json | undefined = Array.isArray(value) ? value[Number(step)] : value[step];
    if (next === undefined) return null;
    value = next;
  }
  return value;
}

/** A statement on few lines: `verbs: [get, list]`, one field a line, empty ones left out. */
export function statementLines({ path, deciding }: Mark, statement: Json): DocumentPart[][] {
  if (typeof statement !== "object" || statement === null || Array.isArray(statement)) {
    return [[{ text: `${path.join(".")}: ` }, ...flow(statement, deciding)]];
  }
  return Object.entries(statement)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([field, value]) => [{ text: `${field}: ` }, ...flow(value, deciding)]);
}

function flow(value: Json, deciding: readonly string[]): DocumentPart[] {
  if (!Array.isArray(value)) return [leaf(value, deciding)];
  const parts: DocumentPart[] = [{ text: "[" }];
  for (const [index, item] of value.slice(0, VALUES_SHOWN).entries()) {
    if (index > 0) parts.push({ text: ", " });
    parts.push(leaf(item, deciding));
  }
  const more = value.length - VALUES_SHOWN;
  return [...parts, { text: more > 0 ? `, and ${more} more]` : "]" }];
}

function leaf(value: Json, deciding: readonly string[]): DocumentPart {
  const text = typeof value === "string" ? value || '""' : JSON.stringify(value);
  return typeof value === "string" && deciding.includes(value) ? { text, deciding: true } : { text };
}

/** A document as `JSON.stringify` writes it over many lines, with the deciding words of some places set apart. */
export function documentParts(document: Json, marks: readonly Mark[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  write(document, "", marks, parts);
  return joined(parts);
}

function write(value: Json, indent: string, marks: readonly Mark[], parts: DocumentPart[]): void {
  if (typeof value !== "object" || value === null) {
    const decides = marks.some(({ path, deciding }) => path.length === 0 && deciding.includes(String(value)));
    parts.push(decides ? { text: JSON.stringify(value), deciding: true } : { text: JSON.stringify(value) });
    return;
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) {
    parts.push({ text: isList ? "[]" : "{}" });
    return;
  }
  parts.push({ text: isList ? "[" : "{" });
  for (const [index, [key, item]] of entries.entries()) {
    const name = isList ? "" : `${JSON.stringify(key)}: `;
    parts.push({ text: `${index > 0 ? "," : ""}\n${indent}  ${name}` });
    write(item, `${indent}  `, below(marks, key), parts);
  }
  parts.push({ text: `\n${indent}${isList ? "]" : "}"}` });
}

/** The marks that are about what is under this key; a whole statement is about all of it. */
function below(marks: readonly Mark[], key: string): Mark[] {
  return marks
    .filter(({ path }) => path.length === 0 || String(path[0]) === key)
    .map(({ path, deciding }) => ({ path: path.slice(1), deciding }));
}

function joined(parts: readonly DocumentPart[]): DocumentPart[] {
  const whole: DocumentPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last && !last.deciding && !part.deciding) last.text += part.text;
    else whole.push({ ...part });
  }
  return whole;
}

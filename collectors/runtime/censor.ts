import type { Emission } from "#collectors/types.ts";

const SHORTEST = 6;
const CENSORED = "[redacted]";

/** Takes secrets out of text. */
export interface Censor {
  (text: string): string;
  /** From now on this is one too. */
  add(value: string): void;
}

/** Takes the values of an opened credential out of text, as they are and as they travel: base64, in an address. */
export function censorOf(credential: Readonly<Record<string, string>> | null): Censor {
  const known = new Set<string>();
  let longestFirst: string[] = [];
  function add(value: string): void {
    if (known.has(value)) return;
    known.add(value);
    longestFirst = [...new Set([...longestFirst, ...formsOf(value)])].sort((a, b) => b.length - a.length);
  }
  Object.values(credential ?? {}).forEach(add);
  const censor = (text: string) => longestFirst.reduce((clean, form) => clean.replaceAll(form, CENSORED), text);
  return Object.assign(censor, { add });
}

function formsOf(value: string): string[] {
  // A value of several lines is also looked for line by line: messages quote lines.
  const parts = [value.trim(), ...value.split(/\s*\n\s*/)].filter((part) => part.length >= SHORTEST);
  return parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    Buffer.from(part).toString("base64").replace(/=+$/, ""),
    Buffer.from(part).toString("base64url"),
    JSON.stringify(part).slice(1, -1),
  ]);
}

/** The same error with its words censored; what it was thrown as stays, because it decides what happens next. */
export function censorError(error: unknown, censor: (text: string) => string): unknown {
  if (!(error instanceof Error)) return error;
  error.message = censor(error.message);
  if (error.stack !== undefined) error.stack = censor(error.stack);
  if (error.cause !== undefined) error.cause = censorError(error.cause, censor);
  return error;
}

/** What a collector says in words, censored: a system may answer with what it was asked. */
export async function* censorWords(
  emissions: AsyncIterable<Emission>,
  censor: (text: string) => string,
): AsyncGenerator<Emission> {
  for await (const emission of emissions) {
    if (emission.type === "slice") yield { ...emission, coverage: censorJson(emission.coverage, censor) };
    else if (emission.type === "note") yield { ...emission, note: censorJson(emission.note, censor) };
    else yield emission;
  }
}

/** Plain data with every text in it censored. */
export function censorJson<Value>(value: Value, censor: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === "string" ? censor(inner) : inner,
  ) as Value;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** What is wrong with a JSON text, and on which of its lines, from 0. */
export interface JsonFault {
  message: string;
  line: number;
}

/**
 * Finds the first fault of a JSON text that is known to have one: bad syntax, or the same key twice in one object.
 * The engine's own message would quote the text, and names no line.
 */
export function locateJsonFault(text: string): JsonFault {
  let at = 0;
  const fault = faultOfText();
  return { message: fault ?? "it is not valid JSON", line: text.slice(0, at).split("\n").length - 1 };

  function faultOfText(): string | undefined {
    skipSpace();
    const fault = faultOfValue();
    if (fault !== undefined) return fault;
    skipSpace();
    return at < text.length ? "it is not valid JSON: something follows its end" : undefined;
  }

  function faultOfValue(): string | undefined {
    if (at >= text.length) return "it is not valid JSON: it ends too early";
    const opening = text[at];
    if (opening === "{") return faultOfMembers("}", faultOfPair);
    if (opening === "[") return faultOfMembers("]", faultOfValue);
    if (opening === '"') {
      if (takeText() !== undefined) return undefined;
      return "it is not valid JSON: a text is not closed, or holds a line break or a bad escape";
    }
    if (take(NUMBER) ?? take(WORD)) return undefined;
    return "it is not valid JSON: a value is missing or is not one";
  }

  function faultOfMembers(
    closing: string,
    faultOfMember: (seen: Set<string>) => string | undefined,
  ): string | undefined {
    const seen = new Set<string>();
    at++;
    skipSpace();
    if (text[at] === closing) {
      at++;
      return undefined;
    }
    for (;;) {
      const fault = faultOfMember(seen);
      if (fault !== undefined) return fault;
      skipSpace();
      const next = text[at];
      if (next !== closing && next !== ",") return "it is not valid JSON: a comma or a closing bracket is missing";
      at++;
      if (next === closing) return undefined;
      skipSpace();
    }
  }

  function faultOfPair(seen: Set<string>): string | undefined {
    const start = at;
    const key = text[at] === '"' ? takeText() : undefined;
    if (key === undefined) return "it is not valid JSON: a key in double quotes is missing";
    const name = String(JSON.parse(key));
    if (seen.has(name)) {
      at = start;
      return "the same key stands twice in one object: keep one of them";
    }
    seen.add(name);
    skipSpace();
    if (text[at] !== ":") return "it is not valid JSON: a colon is missing after a key";
    at++;
    skipSpace();
    return faultOfValue();
  }

  /** Takes a text with its quotes; a loop, because a pattern would need memory for each character. */
  function takeText(): string | undefined {
    const start = at++;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 34) return text.slice(start, ++at);
      if (code < 32 || (code === 92 && take(ESCAPE) === undefined)) return undefined;
      if (code !== 92) at++;
    }
    return undefined;
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function skipSpace(): void {
    take(SPACE);
  }
}

/** A piece of a pattern: characters that may stand at one place, and how often. */
export interface GlobPiece {
  /** Null: any character. */
  chars: ReadonlySet<string> | null;
  /** Any character but those. */
  except: boolean;
  repeat: "one" | "optional" | "star" | "plus";
}

/** A set of strings, written as a pattern. */
export interface Glob {
  pieces: readonly GlobPiece[];
  /** Compared without regard to case; its characters are lower case then. */
  fold: boolean;
}

/** The string itself. */
export function literal(text: string, fold = false): Glob {
  return { pieces: [...(fold ? text.toLowerCase() : text)].map(one), fold };
}

/**
 * A value of `StringLike`: `*` is any run of characters, `?` any one; `${*}`, `${?}` and `${$}` are the characters
 * themselves.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function policyGlob(pattern: string, fold = false): Glob {
  const pieces: GlobPiece[] = [];
  for (const [part, escaped] of pattern.matchAll(/\$\{([*?$])\}|[^]/gu)) {
    if (escaped !== undefined) pieces.push(one(escaped));
    else if (part === "*") pieces.push(any("star"));
    else if (part === "?") pieces.push(any("one"));
    else pieces.push(one(fold ? part.toLowerCase() : part));
  }
  return { pieces, fold };
}

/** A value with variables, which stand for what only a request has. */
export function hasVariables(pattern: string): boolean {
  return /\$\{[^*?$}]/u.test(pattern);
}

/**
 * A value that a system mints, with `*` where anything may stand.
 * @param sealed characters that never stand there: a colon in the parts of a subject
 */
export function mintedGlob(pattern: string, sealed: string): Glob {
  return { pieces: [...pattern].map((char) => (char === "*" ? anyBut(sealed, "star") : one(char))), fold: false };
}

/** Any character but some, that often. */
export function anyBut(sealed: string, repeat: GlobPiece["repeat"]): GlobPiece {
  return sealed === "" ? any(repeat) : { chars: new Set(sealed), except: true, repeat };
}

/** One of some characters, that often. */
export function oneOf(chars: Iterable<string>, repeat: GlobPiece["repeat"] = "one"): GlobPiece {
  return { chars: new Set(chars), except: false, repeat };
}

function one(char: string): GlobPiece {
  return oneOf([char]);
}

function any(repeat: GlobPiece["repeat"]): GlobPiece {
  return { chars: null, except: false, repeat };
}

import { anyBut, type Glob, type GlobPiece, mintedGlob, oneOf } from "./glob.ts";

/** Characters that a piece of a filter may be made of where it names a range: `[0-9a-f]`. */
const RANGE = /^\[(?<members>[^\]]+)\]/u;

/**
 * A subject of GitHub as {@link MintedSubject} writes it: `*` where anything may stand, patterns of branch filters in refs.
 * Values within subjects are written without colons, so only a subject that is nothing but `*` behind its first word can
 * have colons there.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function githubSubject(subject: string): Glob {
  if (/^(?:repo:)?\*$/u.test(subject)) return mintedGlob(subject, "");
  const pieces = subject.split(/(?=refs\/)/u).flatMap((part, index) => {
    const end = part.indexOf(":");
    const ref = index === 0 || end === -1 ? part : part.slice(0, end);
    const read = ref.startsWith("refs/") ? filterPieces(ref) : [...mintedGlob(ref, ":").pieces];
    return [...read, ...mintedGlob(part.slice(ref.length), ":").pieces];
  });
  return { pieces, fold: false };
}

/** A claim of GitHub that names a ref: a pattern of a branch filter, or the ref itself. */
export function githubRef(ref: string): Glob {
  return { pieces: filterPieces(ref), fold: false };
}

/**
 * Filters tell `*` from `**` by slashes; subjects do not keep apart whether a star was the filter's or stands for any
 * branch, so both admit slashes here.
 */
function filterPieces(pattern: string): GlobPiece[] {
  const pieces: GlobPiece[] = [];
  let rest = pattern;
  while (rest !== "") {
    const range = RANGE.exec(rest);
    const char = rest.charAt(0);
    if (range) {
      pieces.push(oneOf(membersOf(range.groups?.members ?? "")));
      rest = rest.slice(range[0].length);
      continue;
    }
    rest = rest.slice(1);
    if (char === "\\" && rest !== "") {
      pieces.push(oneOf(rest.charAt(0)));
      rest = rest.slice(1);
    } else if (char === "*") pieces.push(anyBut(":", "star"));
    else if ((char === "?" || char === "+") && pieces.length > 0) repeatLast(pieces, char);
    else pieces.push(oneOf(char));
  }
  return pieces;
}

function repeatLast(pieces: GlobPiece[], char: "?" | "+"): void {
  const last = pieces.at(-1);
  if (last?.repeat !== "one") return;
  pieces[pieces.length - 1] = { ...last, repeat: char === "?" ? "optional" : "plus" };
}

function membersOf(members: string): string[] {
  const found: string[] = [];
  for (const [part, from, to] of members.matchAll(/(.)-(.)|./gu)) {
    if (from === undefined || to === undefined) found.push(part);
    else for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) found.push(String.fromCharCode(code));
  }
  return found;
}

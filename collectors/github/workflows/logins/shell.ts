import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";

/** A command of a script, in which every expression is replaced by its number in braces: `docker login ${{0}}`. */
export interface ShellCommand {
  /** Its own words. */
  readonly words: string;
  /** The whole line it stands in, where its credentials may be piped from. */
  readonly line: string;
  /** The expressions of the script, as they were written. */
  readonly expressions: readonly string[];
}

/** Longest script, longest line and most commands that are looked at. */
const MAX_SCRIPT = 100_000;
const MAX_LINE = 4000;
const MAX_COMMANDS = 2000;

/** Cuts a script into commands. What is only printed or commented out is none. */
export function commandsOf(script: string): ShellCommand[] {
  const expressions: string[] = [];
  const text = partsOf(script.slice(0, MAX_SCRIPT))
    .map((part) => (part.type === "text" ? part.text : `\${{${expressions.push(`\${{ ${part.source} }}`) - 1}}}`))
    .join("");
  const lines = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  const commands = lines.flatMap((long) => {
    const line = long.slice(0, MAX_LINE);
    if (line.trimStart().startsWith("#")) return [];
    return line
      .split(/\|\|?|&&|;|\$\(/)
      .map((words) => words.trim())
      .filter((words) => words !== "" && !/^(?:echo|printf|#)\b/.test(words))
      .map((words) => ({ words, line, expressions }));
  });
  return commands.slice(0, MAX_COMMANDS);
}

/** Names of the variables a line of a script uses. */
export function variablesIn(line: string): string[] {
  return [...line.matchAll(/\$\{?([A-Za-z_]\w{0,127})|\$env:([A-Za-z_]\w{0,127})/g)].map(
    ([, posix, power]) => posix ?? power ?? "",
  );
}

/** Expressions in a line of a script, as they were written. */
export function expressionsIn({ line, expressions }: ShellCommand): string[] {
  return [...line.matchAll(/\$\{\{(\d{1,6})\}\}/g)].flatMap(([, index]) => expressions[Number(index)] ?? []);
}

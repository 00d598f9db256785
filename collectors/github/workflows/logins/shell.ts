/**
 * One command of a script: its own words, expressions in them replaced by {@link EXPRESSION}, and the whole line it
 * stands in, where its credentials may be piped from.
 */
export interface ShellCommand {
  readonly words: string;
  readonly line: string;
}

/** Longest script that is looked through. */
const MAX_SCRIPT = 100_000;

/** Stands for an expression, which may hold blanks and signs that part commands. */
export const EXPRESSION = "${{}}";

/** Cuts a script into commands. What is only printed or commented out is none. */
export function commandsOf(script: string): ShellCommand[] {
  const lines = script
    .slice(0, MAX_SCRIPT)
    .replaceAll(/\\\r?\n/g, " ")
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    if (line.trimStart().startsWith("#")) return [];
    return line
      .replaceAll(/\$\{\{[^}]*\}\}/g, () => EXPRESSION)
      .split(/\|\|?|&&|;|\$\(/)
      .map((words) => words.trim())
      .filter((words) => words !== "" && !/^(?:echo|printf|#)\b/.test(words))
      .map((words) => ({ words, line }));
  });
}

/** Names of the variables a line of a script uses. */
export function variablesIn(line: string): string[] {
  return [...line.matchAll(/\$\{?([A-Za-z_]\w{0,127})|\$env:([A-Za-z_]\w{0,127})/g)].map(
    ([, posix, power]) => posix ?? power ?? "",
  );
}

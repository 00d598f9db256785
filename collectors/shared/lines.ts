import { MAX_DOCUMENT } from "./parsed.ts";
import { readText } from "./read-text.ts";

/** One line of a file, from 1; null in place of one that is too long to be read. */
export interface Line {
  number: number;
  text: string | null;
}

/**
 * The lines of a text file, one at a time in memory and none longer than {@link MAX_DOCUMENT}; empty ones are left out.
 * @throws UnreadableFile as {@link readText} does
 */
export function* readLines(path: string, max: number = MAX_DOCUMENT): Generator<Line> {
  let number = 1;
  let text: string | null = "";
  for (const chunk of readText(path)) {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", from)) {
      const line = append(text, chunk.slice(from, end), max);
      if (line !== "") yield { number, text: line };
      from = end + 1;
      number++;
      text = "";
    }
    text = append(text, chunk.slice(from), max);
  }
  if (text !== "") yield { number, text };
}

function append(text: string | null, more: string, max: number): string | null {
  return text === null || text.length + more.length > max ? null : text + more;
}

import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";

/** Cuts chunks of text into lines, without their line breaks; a line longer than a document may be comes shortened. */
export class LineReader {
  private readonly onLine: (line: string) => void;
  private rest = "";

  constructor(onLine: (line: string) => void) {
    this.onLine = onLine;
  }

  push(chunk: string): void {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
      this.onLine(this.rest + chunk.slice(start, end));
      this.rest = "";
      start = end + 1;
    }
    // Once a line is longer than a document may be, what else belongs to it does not matter.
    if (this.rest.length <= MAX_DOCUMENT) this.rest += chunk.slice(start);
  }

  end(): void {
    if (this.rest !== "") this.onLine(this.rest);
    this.rest = "";
  }
}

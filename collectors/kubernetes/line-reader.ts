import { MAX_DOCUMENT } from "./parsed.ts";

/** Cuts chunks of text into lines, without their line breaks; a line longer than a document may be comes shortened. */
export class LineReader {
  private readonly onLine: (line: string) => void;
  private rest = "";

  constructor(onLine: (line: string) => void) {
    this.onLine = onLine;
  }

  push(chunk: string): void {
    const text = this.rest + chunk;
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      this.onLine(text.slice(start, end));
      start = end + 1;
    }
    // One character above the limit is enough for the reader of lines to see that there is too much.
    this.rest = text.slice(start, start + MAX_DOCUMENT + 1);
  }

  end(): void {
    if (this.rest !== "") this.onLine(this.rest);
    this.rest = "";
  }
}

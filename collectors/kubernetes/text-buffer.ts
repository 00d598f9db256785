import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";

/** Text gathered in parts up to the longest document that is read; the rest is dropped and remembered as too long. */
export class TextBuffer {
  /** Line of the file the text begins at, from 1; 0 while there is none. */
  line: number;
  tooLong = false;
  parts: string[] = [];
  private readonly separator: string;
  private size = 0;

  constructor(line: number, separator: "\n" | "") {
    this.line = line;
    this.separator = separator;
  }

  add(part: string): void {
    this.size += part.length + this.separator.length;
    this.tooLong ||= this.size > MAX_DOCUMENT;
    if (!this.tooLong) this.parts.push(part);
  }

  /** Stands in for lines that were cut out, so that later ones keep their number while that costs little. */
  padLines(missing: number): void {
    if (missing > 0 && missing < 1_000_000) this.parts.push("\n".repeat(missing - this.separator.length));
  }

  text(): string {
    return this.parts.join(this.separator);
  }

  reset(line: number): void {
    this.line = line;
    this.parts = [];
    this.size = 0;
    this.tooLong = false;
  }
}

import { LogFile } from "./log-file.ts";
import { forTerminal, redact } from "./log-lines.ts";

/** More than this on the terminal within the window would only scroll the first, telling one away. */
const SHOWN_PER_WINDOW = 20;
const WINDOW_MS = 60_000;

export interface ChildLogOptions {
  /** `web`, `worker`: begins each line on the terminal. */
  name: string;
  path: string;
  secrets: readonly string[];
  say(message: string): void;
}

/** Where the lines of a child go: all to its log file, warnings and errors to the terminal, secrets to neither. */
export class ChildLog {
  readonly #options: ChildLogOptions;
  readonly #file: LogFile;
  #windowBegan = -Infinity;
  #shown = 0;

  constructor(options: ChildLogOptions) {
    this.#options = options;
    this.#file = new LogFile(options.path);
  }

  get path(): string {
    return this.#file.path;
  }

  write(line: string, stream: "stdout" | "stderr"): void {
    const clean = redact(line, this.#options.secrets);
    this.#file.write(clean);
    const shown = forTerminal(clean, stream);
    if (shown !== undefined) this.#show(shown);
  }

  close(): void {
    this.#file.close();
  }

  #show(text: string): void {
    const now = performance.now();
    if (now - this.#windowBegan > WINDOW_MS) {
      this.#windowBegan = now;
      this.#shown = 0;
    }
    this.#shown += 1;
    if (this.#shown <= SHOWN_PER_WINDOW) this.#options.say(`${this.#options.name}: ${text}`);
    else if (this.#shown === SHOWN_PER_WINDOW + 1)
      this.#options.say(`${this.#options.name}: more of this in ${this.path}`);
  }
}

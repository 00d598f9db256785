import { endWithNpm } from "./parent-watch.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A Ctrl-C reaches us from the terminal and once more from npm: closer together than this is one request. */
const SAME_REQUEST_MS = 400;

/** Something this command started and has to end again. */
export interface Started {
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** What a command started, ended in reverse order when it is asked to stop; at once when asked a second time. */
export class Stopping {
  readonly #asked = new AbortController();
  readonly #started: Started[] = [];
  #failure: unknown;

  /** Aborted when somebody asked to stop, or when something failed that the rest cannot do without. */
  get signal(): AbortSignal {
    return this.#asked.signal;
  }

  /** What ended everything, if it was not a person. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Begins to listen for Ctrl-C and the like. */
  listen(onAsked: () => void): void {
    let askedAt: number | undefined;
    const onSignal = (): void => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        onAsked();
        this.#asked.abort();
      } else if (performance.now() - askedAt > SAME_REQUEST_MS) {
        this.killAll();
        process.exit(130);
      }
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
    // A terminal that went away must not keep us from stopping in order.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
    endWithNpm();
  }

  add(started: Started): void {
    this.#started.push(started);
  }

  /** Ends everything because of a failure. */
  fail(error: unknown): void {
    this.#failure ??= error;
    this.#asked.abort();
  }

  /** Waits until there is a reason to stop. */
  async ended(): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise((resolve) => this.signal.addEventListener("abort", resolve, { once: true }));
  }

  async stopAll(): Promise<void> {
    for (let started = this.#started.at(-1); started !== undefined; started = this.#started.at(-1)) {
      await started.stop();
      this.#started.pop();
    }
  }

  killAll(): void {
    for (const started of this.#started.toReversed()) started.kill();
  }
}

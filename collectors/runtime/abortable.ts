/**
 * Yields what another iterable does until the signal aborts, then throws its reason at once: also when the other one
 * waits for something and does not look at the signal.
 */
export async function* abortable<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
  });
  aborted.catch(() => undefined);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  try {
    for (;;) {
      const next = iterator.next();
      // What it says after that is of no interest to anybody.
      next.catch(() => undefined);
      const { done, value } = await Promise.race([next, aborted]);
      if (done === true) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", abort);
    void iterator.return?.().catch(() => undefined);
  }
}

/** Works on up to `size` items at a time and gives the results out in their order, each as soon as those before it came. */
export async function* inWindow<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const begun = work(item);
      // Whoever waits for it hears of it; until then it is nobody's.
      begun.catch(() => undefined);
      running.push(begun);
      const first = running.length < size ? undefined : running.shift();
      if (first) yield await first;
    }
    for (let first = running.shift(); first; first = running.shift()) yield await first;
  } finally {
    // Nothing goes on after the end, whoever brought it about.
    await Promise.allSettled(running);
  }
}

/**
 * How many values a document holds once its aliases are followed; `Infinity` when above `limit`, deeper than
 * `maxDepth`, or when a value contains itself. Each shared value is visited once, so the count costs no more than
 * the text, whatever it expands to.
 */
export function countExpanded(root: unknown, limit: number, maxDepth: number): number {
  const sizes = new Map<object, { size: number; depth: number }>();
  const measured = measure(root, 0);
  return measured.depth > maxDepth ? Infinity : measured.size;

  function measure(value: unknown, level: number): { size: number; depth: number } {
    if (typeof value !== "object" || value === null) return { size: 1, depth: 0 };
    const known = sizes.get(value);
    if (known) return known;
    if (level > maxDepth) return { size: Infinity, depth: Infinity };
    // While it is being measured a value counts as endless: meeting it again means it contains itself.
    sizes.set(value, { size: Infinity, depth: Infinity });
    let size = 1;
    let depth = 0;
    for (const child of Object.values(value)) {
      const inner = measure(child, level + 1);
      size += inner.size;
      depth = Math.max(depth, inner.depth + 1);
      if (size > limit) break;
    }
    const result = { size: size > limit ? Infinity : size, depth };
    sizes.set(value, result);
    return result;
  }
}

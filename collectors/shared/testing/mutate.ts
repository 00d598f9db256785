/** A few changes to a text that depend on the seed alone; `tokens` are pieces that mean something to its reader. */
export function mutate(text: string, seed: number, tokens: readonly string[]): Buffer {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  let bytes = Buffer.from(text);
  for (let change = 0; change < 1 + pick(4); change++) {
    const at = pick(bytes.length);
    const length = pick(40);
    const cut = bytes.subarray(at, at + length);
    const token = Buffer.from(tokens[pick(tokens.length)] ?? "");
    const elsewhere = pick(bytes.length);
    switch (pick(6)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, elsewhere), cut, bytes.subarray(elsewhere)]);
        break;
      case 3:
        bytes = Buffer.from(bytes);
        bytes[at] = pick(256);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(pick(200)).fill(token), bytes.subarray(at)]);
        break;
      default:
        bytes = Buffer.from(bytes.subarray(0, at));
    }
  }
  return bytes.length === 0 ? Buffer.from("\n") : bytes;
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

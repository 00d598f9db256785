/** Lanes that are mixed apart, so that the work of one need not wait for that of another. */
const LANES = 4;

/**
 * 128 bits that any accidental change of the bytes changes: four lanes of MurmurHash3's 32-bit mixing. It tells what was
 * cut off or went wrong; it is no proof against somebody who means to deceive.
 *
 * @param words the bytes as little-endian words
 */
export function checksumOf(words: Uint32Array): Uint32Array {
  const lanes = Uint32Array.from({ length: LANES }, (_, lane) => 0x9e3779b9 * (lane + 1));
  let [one = 0, two = 0, three = 0, four = 0] = lanes;
  const whole = words.length - (words.length % LANES);
  for (let at = 0; at < whole; at += LANES) {
    one = mixed(one, words[at] ?? 0);
    two = mixed(two, words[at + 1] ?? 0);
    three = mixed(three, words[at + 2] ?? 0);
    four = mixed(four, words[at + 3] ?? 0);
  }
  for (let at = whole; at < words.length; at += 1) one = mixed(one, words[at] ?? 0);
  one = mixed(one, words.length);
  const all = [one, two, three, four];
  // Each result depends on all lanes.
  return lanes.map((_, lane) => finished(all.reduce((sum, other, place) => mixed(sum, other + place), lane)));
}

function mixed(lane: number, word: number): number {
  let key = Math.imul(word, 0xcc9e2d51);
  key = (key << 15) | (key >>> 17);
  const next = lane ^ Math.imul(key, 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function finished(lane: number): number {
  let bits = lane ^ (lane >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

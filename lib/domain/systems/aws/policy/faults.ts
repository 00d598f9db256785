/** So many are said of one policy; one is enough to leave it undecided. */
const MOST = 20;

/** Collects what is wrong with a policy, in sentences that quote no more than a little of what strangers wrote. */
export class Faults {
  readonly sentences: string[] = [];

  /** `of`: whatever was found in place of what belongs there. */
  add(sentence: string, of?: unknown): void {
    if (this.sentences.length >= MOST) return;
    this.sentences.push(of === undefined ? `${sentence}.` : `${sentence}: ${excerpt(of)}.`);
  }
}

const LONGEST_EXCERPT = 60;

function excerpt(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = String(value);
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text;
}

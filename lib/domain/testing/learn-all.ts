import { comesTooLate, learn } from "./interval-model.ts";
import { NOTHING_KNOWN, type Knowledge, type Reading } from "./knowledge.ts";

/** What the model knows after each of the collections, and the readings it accepted on the way. */
export function learnAll(collections: readonly { readings: readonly Reading[] }[]): {
  known: Knowledge;
  after: Knowledge[];
  accepted: Reading[];
} {
  const accepted: Reading[] = [];
  const after: Knowledge[] = [];
  let known = NOTHING_KNOWN;
  for (const { readings } of collections) {
    for (const reading of readings) {
      // A reading that comes too late ends its collection.
      if (comesTooLate(known, reading)) break;
      known = learn(known, reading);
      accepted.push(reading);
    }
    after.push(known);
  }
  return { known, after, accepted };
}

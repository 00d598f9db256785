import { Cron } from "croner";

/** A schedule that can be kept, or why it cannot, in a sentence. */
export type ScheduleCheck = { valid: true; expression: string } | { valid: false; problem: string };

const FORM = "minute, hour, day of the month, month and day of the week, as in `37 * * * *`";

/** Where asking whether a schedule ever comes begins; which time it is does not matter, so long as it is fixed. */
const SOME_TIME = new Date("2024-01-01T00:00:00Z");

/** Checks a cron expression of five fields, taken in UTC. */
export function checkSchedule(text: string): ScheduleCheck {
  const expression = text.trim().replaceAll(/\s+/g, " ");
  if (expression.split(" ").length !== 5) {
    return { valid: false, problem: `A schedule has five fields: ${FORM}.` };
  }
  let cron: Cron;
  try {
    cron = parse(expression);
  } catch {
    return { valid: false, problem: `“${expression}” is not a schedule. Its fields are ${FORM}.` };
  }
  if (cron.nextRun(SOME_TIME) === null) return { valid: false, problem: `“${expression}” never comes.` };
  return { valid: true, expression };
}

/**
 * The first time of a schedule after another time.
 * @throws Error for an expression that `checkSchedule` refuses
 */
export function nextTime(expression: string, after: Date): Date {
  const next = parse(expression).nextRun(after);
  if (!next) throw new Error(`The schedule ${expression} never comes`);
  return next;
}

/** Hourly, at a minute drawn from the slug, so that sources do not all begin at once. */
export function defaultSchedule(sourceSlug: string): string {
  return `${fnv1a(sourceSlug) % 60} * * * *`;
}

function parse(expression: string): Cron {
  return new Cron(expression, { timezone: "UTC", mode: "5-part" });
}

/** FNV-1a with 32 bits: equal everywhere and always, and that is all it is for. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

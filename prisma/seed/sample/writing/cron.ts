import { DAY, MINUTE } from "./clock.ts";

/**
 * When a schedule last came up, in UTC. Knows what the sample uses: minute and hour as numbers, or both as stars; the
 * other fields as star, number or range.
 */
export function lastRun(schedule: string, time: Date): Date {
  const [minute = "*", hour = "*", dayOfMonth = "*", month = "*", dayOfWeek = "*"] = schedule.split(" ");
  if (minute === "*") return new Date(Math.floor(time.getTime() / MINUTE) * MINUTE);
  const today = Math.floor(time.getTime() / DAY) * DAY;
  for (let midnight = today; midnight > today - 366 * DAY; midnight -= DAY) {
    const run = new Date(midnight + (Number(hour) * 60 + Number(minute)) * MINUTE);
    const dueThatDay =
      matches(dayOfMonth, run.getUTCDate()) &&
      matches(month, run.getUTCMonth() + 1) &&
      matches(dayOfWeek, run.getUTCDay());
    if (run <= time && dueThatDay) return run;
  }
  throw new Error(`${schedule} did not come up within a year`);
}

function matches(field: string, value: number): boolean {
  if (field === "*") return true;
  const [from = "", to = from] = field.split("-");
  return value >= Number(from) && value <= Number(to);
}

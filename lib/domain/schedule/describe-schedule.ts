const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A schedule in words, where words are shorter: “every hour at :37”. Times are UTC. */
export function describeSchedule(expression: string): string {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = expression.split(" ");
  if (day !== "*" || month !== "*") return asExpression(expression);
  const at = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")} UTC`;
  if (isNumber(minute) && isNumber(hour)) {
    if (weekday === "*") return `every day at ${at}`;
    const name = isNumber(weekday) ? WEEKDAYS[Number(weekday)] : undefined;
    return name === undefined ? asExpression(expression) : `every ${name} at ${at}`;
  }
  if (weekday !== "*") return asExpression(expression);
  if (isNumber(minute)) {
    const past = `:${minute.padStart(2, "0")}`;
    if (hour === "*") return `every hour at ${past}`;
    const hours = everyNth(hour, 24);
    return hours === null ? asExpression(expression) : `every ${hours} hours at ${past}`;
  }
  if (hour !== "*") return asExpression(expression);
  if (minute === "*") return "every minute";
  const minutes = everyNth(minute, 60);
  return minutes === null ? asExpression(expression) : `every ${minutes} minutes`;
}

function isNumber(field: string): boolean {
  return /^\d{1,2}$/.test(field);
}

/** The step of a field like “every 15th”, where it goes into the whole without a rest: else the last gap is another one. */
function everyNth(field: string, whole: number): number | null {
  const step = Number(/^\*\/(\d{1,2})$/.exec(field)?.[1]);
  return step > 1 && whole % step === 0 ? step : null;
}

function asExpression(expression: string): string {
  return `by the schedule ${expression} (UTC)`;
}

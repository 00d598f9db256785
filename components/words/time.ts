const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Older than this, the date itself says more than a distance. */
const RELATIVE_DAYS = 30;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const LONG_DATE = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", timeZone: "UTC" });

/** `now`, `4 min ago`, `3 h ago`, `12 d ago`, else the date; `in 3 h` for what is to come. */
export function relativeTime(at: Date, now: Date): string {
  const distance = Math.abs(now.getTime() - at.getTime());
  if (distance < MINUTE) return "now";
  if (distance >= RELATIVE_DAYS * DAY) return date(at, now);
  const text = span(distance);
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** How long since: `4 y`, `8 mo`, `12 d`, `5 h`. */
export function age(since: Date, now: Date): string {
  const distance = Math.max(0, now.getTime() - since.getTime());
  const days = Math.floor(distance / DAY);
  if (days >= 365) return `${Math.floor(days / 365)} y`;
  if (days > RELATIVE_DAYS) return `${Math.floor(days / 30.44)} mo`;
  return distance < MINUTE ? "new" : span(distance);
}

/** How long something took: `0.8 s`, `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `20 Nov`, with the year when it is not this one. */
export function date(at: Date, now: Date): string {
  const short = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return at.getUTCFullYear() === now.getUTCFullYear() ? short : `${short} ${at.getUTCFullYear()}`;
}

/** `20 Nov 21:10`, with the year when it is not this one; always UTC. */
export function dateTime(at: Date, now: Date): string {
  return `${date(at, now)}${at.getUTCFullYear() === now.getUTCFullYear() ? "" : ","} ${clock(at)}`;
}

/** `20 Nov 2026, 13:42:05 UTC` */
export function exactTime(at: Date): string {
  const seconds = String(at.getUTCSeconds()).padStart(2, "0");
  return `${exactDay(at)}, ${clock(at)}:${seconds} UTC`;
}

/** `20 Nov 2026` */
export function exactDay(at: Date): string {
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** What a `datetime` says in full; a day that is known without its hour claims none. Null when it says no time. */
export function exactly(datetime: string): string | null {
  const at = new Date(datetime);
  if (Number.isNaN(at.getTime())) return null;
  return datetime.length === "2026-11-20".length ? `${exactDay(at)}, in UTC; the system notes no hour` : exactTime(at);
}

/** `13:42` */
export function clock(at: Date): string {
  return at.toISOString().slice(11, 16);
}

/** `Friday 20 November 2026` */
export function longDate(at: Date): string {
  const parts = new Map(LONG_DATE.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get("weekday")} ${at.getUTCDate()} ${parts.get("month")} ${at.getUTCFullYear()}`;
}

/** When something happened that was only seen between two reads: an interval, never a false exact time. */
export function interval(notBefore: Date | null, notAfter: Date, now: Date): string {
  if (!notBefore) return `before ${dateTime(notAfter, now)} UTC`;
  return `between ${dateTime(notBefore, now)} and ${dateTime(notAfter, now)} UTC`;
}

function span(distance: number): string {
  if (distance < HOUR) return `${Math.floor(distance / MINUTE)} min`;
  if (distance < DAY) return `${Math.floor(distance / HOUR)} h`;
  return `${Math.floor(distance / DAY)} d`;
}

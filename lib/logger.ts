import { pino, type DestinationStream, type Logger } from "pino";

const CENSORED = "[redacted]";

/** Fields whose value is never logged, however they are written: `setCookie`, `set-cookie`, `SET_COOKIE`. */
const SECRET_FIELD =
  /(authorization|cookie|password|passwd|passphrase|secret|token|apikey|privatekey|accesskey|databaseurl|jwt)s?$/;

/** Secrets inside other text: a database address, a query, a header, a token that its maker marked as one. */
const SECRET_TEXT: [RegExp, string][] = [
  [/(:\/\/[^\s:@/"]*:)[^\s@/"]+@/g, `$1${CENSORED}@`],
  [/([?&](?:token|secret|password|code|key|signature)=)[^&\s"\\]+/gi, `$1${CENSORED}`],
  [/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, `$1 ${CENSORED}`],
  [/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, CENSORED],
  [/\b(gh[opusr]|github_pat|glpat|xox[abp])[-_][\w-]{16,}/g, CENSORED],
];

const DEEPEST = 6;
const LONGEST_LIST = 100;

/** Makes a logger that writes one JSON object per line; secrets are taken out before anything is written. */
export function createLogger(destination?: DestinationStream): Logger {
  return pino(
    {
      level: process.env.ROLLCALL_LOG_LEVEL || "info",
      base: { process: process.pid },
      formatters: { log: censorFields, bindings: censorFields },
      // Errors are written out by censorFields already; pino's own way would copy every field of theirs.
      serializers: { err: (value: unknown) => value },
      hooks: { streamWrite: censorText },
    },
    destination,
  );
}

/** This process's log. Messages are fixed, so that lines can be grouped: `logger.warn({ slice }, "slice denied")`. */
export const logger = createLogger();

function censorFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, censorField(name, value, 0)]));
}

function censorField(name: string, value: unknown, depth: number): unknown {
  // A number of secrets is no secret.
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") return value;
  if (SECRET_FIELD.test(name.toLowerCase().replaceAll(/[-_]/g, ""))) return CENSORED;
  if (typeof value !== "object" || value instanceof Date) return value;
  if (depth === DEEPEST) return "[deep]";
  if (value instanceof Error) return censorError(value, depth);
  if (value instanceof Headers || value instanceof Map) return censorField(name, Object.fromEntries(value), depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => censorField("", item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([inner, innerValue]) => [inner, censorField(inner, innerValue, depth + 1)]),
  );
}

/** Of an error only what says what happened: drivers hang queries with their values on theirs. */
function censorError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error ? { code: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: censorField("cause", error.cause, depth + 1) }),
  };
}

function censorText(line: string): string {
  return SECRET_TEXT.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}

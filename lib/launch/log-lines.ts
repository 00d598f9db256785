const WARNING = 40; // pino's number for it; errors are higher

/** Takes secrets out of a log line: the ones we know, the password of a database address, the token of a sign-in link. */
export function redact(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    if (secret !== "") clean = clean.replaceAll(secret, "[redacted]");
  }
  return clean
    .replaceAll(/(\bpostgres(?:ql)?:\/\/[^:@/\s]*:)[^@\s]*@/gi, "$1[redacted]@")
    .replaceAll(/([?&]token=)[^&\s"']+/gi, "$1[redacted]");
}

/** What of a log line belongs on the terminal: warnings and errors, in words; `undefined` for the rest. */
export function forTerminal(line: string, stream: "stdout" | "stderr"): string | undefined {
  const record = parseRecord(line);
  if (record === undefined) return stream === "stderr" && line.trim() !== "" ? line : undefined;
  if (record.level < WARNING) return undefined;
  const cause = record.error === undefined || record.error === record.message ? "" : ` (${record.error})`;
  return `${record.level > WARNING ? "error" : "warning"}: ${record.message}${cause}`;
}

interface LogRecord {
  level: number;
  message: string;
  error: string | undefined;
}

function parseRecord(line: string): LogRecord | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const record: unknown = JSON.parse(line);
    if (!isObject(record) || typeof record["level"] !== "number") return undefined;
    const error = isObject(record["err"]) ? text(record["err"]["message"]) : undefined;
    return { level: record["level"], message: text(record["msg"]) ?? error ?? "", error };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

import { locateJsonFault } from "./json-fault.ts";
import { MAX_DEPTH } from "./yaml/reasons.ts";
import { MAX_NODES, type Parsed } from "./parsed.ts";

/**
 * Reads one JSON document within bounds: depth {@link MAX_DEPTH}, {@link MAX_NODES} values. The same key twice in one
 * object is refused, as the API server's strict validation does. Messages quote nothing of the text.
 */
export function parseJson(text: string): Parsed {
  const shape = measure(text);
  if (shape.depth > MAX_DEPTH) {
    return { ok: false, message: `it is nested deeper than ${MAX_DEPTH} levels`, line: 0 };
  }
  if (shape.separators > MAX_NODES) {
    return { ok: false, message: `it holds more than ${MAX_NODES} values`, line: 0, oversize: true };
  }
  try {
    const value: unknown = JSON.parse(text);
    // Each pair has one colon, so fewer keys than colons means that a key was written twice.
    return countKeys(value) === shape.colons ? { ok: true, value } : { ok: false, ...locateJsonFault(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, ...locateJsonFault(text) };
  }
}

function measure(text: string): { depth: number; separators: number; colons: number } {
  let level = 0;
  let depth = 0;
  let separators = 0;
  let colons = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) {
      inString = true;
    } else if (code === 58) {
      colons++;
    } else if (code === 44) {
      separators++;
    } else if (code === 123 || code === 91) {
      separators++;
      depth = Math.max(depth, ++level);
    } else if (code === 125 || code === 93) {
      level--;
    }
  }
  return { depth, separators, colons };
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children: unknown[] = Object.values(value);
  let keys = Array.isArray(value) ? 0 : children.length;
  for (const child of children) keys += countKeys(child);
  return keys;
}

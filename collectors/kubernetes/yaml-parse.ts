import { constructFromEvents, EVENT_ID, parseEvents, YAMLException } from "js-yaml";
import { countExpanded } from "./expanded-size.ts";
import { MAX_DEPTH, MAX_NODES, type Parsed } from "#collectors/shared/parsed.ts";
import { KUBERNETES_YAML } from "./yaml-schema.ts";

/** Documents below this size cannot hold enough nodes to matter. */
const ALWAYS_SMALL = 512 * 1024;

const MAX_ALIASES = 10_000;

/** The parser's own words that are safe to repeat: they quote nothing of the file. */
const SAFE_REASONS = new Map([
  ["duplicated mapping key", "the same key stands twice in one mapping: keep one of them"],
  ["bad indentation of a mapping entry", "bad indentation of a mapping entry"],
  ["bad indentation of a sequence entry", "bad indentation of a list entry"],
  ["tab characters must not be used in indentation", "a tab stands where only spaces may indent"],
  ["deficient indentation", "a text is not indented enough, or its quote is not closed"],
  ["expected ':' after a mapping key", "a colon is missing after a mapping key"],
  ["can not read a block mapping entry; a multiline key may not be an implicit key", "a key spans several lines"],
  ["missed comma between flow collection entries", "a comma is missing between two entries in brackets or braces"],
  ["unexpected end of the stream within a flow collection", "a bracket or brace is not closed"],
  ["unexpected end of the stream within a double quoted scalar", "a double quote is not closed"],
  ["unexpected end of the stream within a single quoted scalar", "a single quote is not closed"],
  ["unknown escape sequence", "a backslash in double quotes is followed by an unknown escape"],
  ["the stream contains non-printable characters", "it holds characters that YAML does not allow"],
  ["null byte is not allowed in input", "it holds a NUL byte"],
]);

const REASON_BEGINNINGS = [
  ["unidentified alias", "an alias names an anchor that this document does not define before it"],
  ["nesting exceeded", `it is nested deeper than ${MAX_DEPTH} levels`],
  ["aliases exceeded", `it holds more than ${MAX_ALIASES} aliases`],
  ["merge keys exceeded", "its merge keys bring in too many keys"],
  ["cannot merge mappings", "a merge key does not name a mapping"],
  ["a mapping key is itself", "a mapping key is itself a list or mapping"],
] as const;

/**
 * Reads one YAML document the way Kubernetes does, within bounds: depth {@link MAX_DEPTH}, {@link MAX_NODES} nodes
 * after its aliases are followed. What it says of a malformed document never quotes the document.
 */
export function parseYaml(text: string): Parsed {
  if (text.length > ALWAYS_SMALL && countIndicators(text) > MAX_NODES) {
    return { ok: false, message: `it holds more than ${MAX_NODES} values`, line: 0, oversize: true };
  }
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH + 1 });
    const [value] = constructFromEvents(events, { source: text, schema: KUBERNETES_YAML, maxAliases: MAX_ALIASES });
    const aliased = events.some((event) => event.type === EVENT_ID.ALIAS);
    if (aliased && !(countExpanded(value, MAX_NODES, MAX_DEPTH) <= MAX_NODES)) {
      return { ok: false, message: `its aliases expand to more than ${MAX_NODES} values`, line: 0, oversize: true };
    }
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, message: describe(error.reason, text), line: lineAt(text, error.mark?.position ?? 0) };
  }
}

function describe(reason: string, text: string): string {
  const known = SAFE_REASONS.get(reason) ?? REASON_BEGINNINGS.find(([beginning]) => reason.startsWith(beginning))?.[1];
  const fault = known === undefined ? "it is not valid YAML" : `it is not valid YAML: ${known}`;
  return text.includes("{{")
    ? `${fault}. It looks like a template: render it first (helm template, kustomize build)`
    : fault;
}

/** Lines before that position, counted as editors do. */
function lineAt(text: string, position: number): number {
  let line = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** An upper bound of the values a text can hold, from the characters that separate them. */
function countIndicators(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 44 || code === 58 || code === 91 || code === 123) count++;
  }
  return count;
}

import { constructFromEvents, EVENT_ID, parseEvents, YAMLException } from "js-yaml";
import { lineAt } from "../shared/yaml/line-at.ts";
import { MAX_ALIASES, MAX_DEPTH, yamlFault } from "../shared/yaml/reasons.ts";
import { countExpanded } from "./expanded-size.ts";
import { MAX_NODES, type Parsed } from "#collectors/shared/parsed.ts";
import { KUBERNETES_YAML } from "./yaml-schema.ts";

/** Documents below this size cannot hold enough nodes to matter. */
const ALWAYS_SMALL = 512 * 1024;

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
  const fault = yamlFault(reason);
  return text.includes("{{")
    ? `${fault}. It looks like a template: render it first (helm template, kustomize build)`
    : fault;
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

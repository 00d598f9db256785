import type { JsonObject } from "../../facts/json.ts";
import { objectOf, textOf } from "../content.ts";

const PREFIX = "pod-security.kubernetes.io/";
const LEVELS = new Set(["privileged", "baseline", "restricted"]);

/**
 * What Pod Security does in a namespace by its labels: `refuses pods beyond baseline, warns beyond restricted`. A level
 * that does not exist refuses as the strictest one, as the API server has it; where no label is set a default of the
 * cluster may still hold, which no object says.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function podSecurityWords(content: JsonObject): string {
  const labels = objectOf(content.labels);
  const [enforce, audit, warn] = ["enforce", "audit", "warn"].map((mode) => levelOf(labels, mode));
  if (!enforce && !audit && !warn) return "The namespace sets no Pod Security level.";
  const clauses = [enforce && beyond(enforce) ? `refuses pods beyond ${enforce}` : "refuses no pod"];
  if (warn && beyond(warn) && warn === audit) clauses.push(`warns and notes beyond ${warn}`);
  else {
    if (warn && beyond(warn)) clauses.push(`warns beyond ${warn}`);
    if (audit && beyond(audit)) clauses.push(`notes beyond ${audit} in the audit log`);
  }
  return `Pod Security ${clauses.join(", ")}.`;
}

/** Everything is within `privileged`. */
function beyond(level: string): boolean {
  return level !== "privileged" && !level.startsWith("privileged ");
}

/** `baseline`, or `baseline of v1.30` where a version is pinned. */
function levelOf(labels: JsonObject, mode: string): string | null {
  const level = textOf(labels[`${PREFIX}${mode}`]);
  if (level === "") return null;
  const version = textOf(labels[`${PREFIX}${mode}-version`]);
  const known = LEVELS.has(level) ? level : "restricted";
  return version === "" || version === "latest" ? known : `${known} of ${version}`;
}

/** The strictest thing a namespace's labels enforce: null where they set no level, `privileged` where they refuse nothing. */
export function enforcedLevel(content: JsonObject): string | null {
  return levelOf(objectOf(content.labels), "enforce");
}

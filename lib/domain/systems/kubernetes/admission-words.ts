import type { JsonObject } from "../../facts/json.ts";
import type { ChangeFacts } from "../../drift/change.ts";
import { listOf, objectOf, textOf, textsOf } from "../content.ts";

const SUBJECTS = new Map([
  ["validating-webhook", "The validating webhook configuration"],
  ["mutating-webhook", "The mutating webhook configuration"],
  ["admission-policy", "The admission policy"],
  ["admission-policy-binding", "The admission policy binding"],
]);

/** True for documents on what is let into the cluster, not on who may do what. */
export function isAdmission(kind: string): boolean {
  return SUBJECTS.has(kind);
}

/** What became of such a document: what it now does, or no longer does. */
export function admissionSentence(change: ChangeFacts): string {
  const version = change.after ?? change.before;
  const subject = `${SUBJECTS.get(change.kind) ?? change.kind} ${version?.name ?? ""}`;
  const has = change.after ? admissionWords(change.kind, change.after.content) : [];
  const had = change.before ? admissionWords(change.kind, change.before.content) : [];
  if (!change.before) return `${subject} is new${has.length > 0 ? `: ${some(has)}` : ""}.`;
  if (!change.after) return `${subject} is gone${had.length > 0 ? `: no longer ${some(had)}` : ""}.`;
  const gained = has.filter((words) => !had.includes(words));
  if (gained.length > 0) return `${subject} changed: now ${some(gained)}.`;
  const lost = had.filter((words) => !has.includes(words));
  return lost.length > 0 ? `${subject} changed: no longer ${some(lost)}.` : `${subject} changed.`;
}

/** What a document does, clause by clause. */
export function admissionWords(kind: string, content: JsonObject): string[] {
  if (kind === "admission-policy") return [policyWords(content)];
  if (kind === "admission-policy-binding") return [bindingWords(content)];
  return listOf(content.webhooks).map((webhook) => webhookWords(objectOf(webhook)));
}

function webhookWords(webhook: JsonObject): string {
  const asks = objectOf(webhook.asks);
  const whom = textOf(asks.service) || textOf(asks.host) || "nobody";
  return `${textOf(webhook.name)} asks ${whom} about ${matchWords(webhook)}, ${failureWords(webhook)}`;
}

function policyWords(content: JsonObject): string {
  const checks = typeof content.validations === "number" ? content.validations : 0;
  return `${checks} ${checks === 1 ? "check" : "checks"} of ${matchWords(objectOf(content.match))}, ${failureWords(content)}`;
}

function bindingWords(content: JsonObject): string {
  const actions = textsOf(content.actions).map((action) => ACTIONS.get(action) ?? action);
  const what = actions.length === 0 ? "does nothing" : actions.join(" and ");
  const where = narrowed(objectOf(content.match)) ? ", where it selects" : " everywhere";
  return `${what} by the policy ${textOf(content.policy)}${where}`;
}

const ACTIONS = new Map([
  ["Deny", "refuses"],
  ["Warn", "warns"],
  ["Audit", "notes in the audit log"],
]);

/** A policy that fails open is no obstacle to who can make it fail. */
function failureWords({ failurePolicy }: JsonObject): string {
  return failurePolicy === "Ignore" ? "and lets through what cannot be asked" : "and refuses what cannot be asked";
}

function matchWords(match: JsonObject): string {
  const resources = new Set(
    listOf(match.rules).flatMap((rule) => {
      const groups = textsOf(objectOf(rule).apiGroups);
      return textsOf(objectOf(rule).resources).flatMap((resource) =>
        groups.map((group) => (group === "" ? resource : `${resource}.${group}`)),
      );
    }),
  );
  const words = resources.size === 0 ? "nothing" : resources.has("*.*") ? "everything" : list([...resources]);
  return narrowed(match) ? `some ${words}` : words;
}

function narrowed(match: JsonObject): boolean {
  const some = [match.namespaces, match.objects].some((selector) => listOf(selector).length > 0);
  return some || [match.conditions, match.exclusions].some((count) => typeof count === "number" && count > 0);
}

const SHOWN = 4;

function list(items: readonly string[]): string {
  if (items.length > SHOWN) return `${items.slice(0, SHOWN).join(", ")} and ${items.length - SHOWN} more`;
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

function some(clauses: readonly string[]): string {
  return clauses.length === 1 ? (clauses[0] ?? "") : `${clauses[0] ?? ""}, and ${clauses.length - 1} more`;
}

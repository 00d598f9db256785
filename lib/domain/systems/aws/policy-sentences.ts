import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";
import { deedWords } from "./action-words.ts";
import { some } from "./code.ts";
import { conditionsWords } from "./condition-words.ts";
import type { Statement } from "./policy/policy.ts";
import { statementsOf } from "./statements.ts";
import { whomWords } from "./whom-words.ts";

/** What became of a policy: which statements it gained and lost, in words. */
export function policySentence(change: ChangeFacts, subject: string): string {
  if (change.type === "added") return `${subject} is new.`;
  if (change.type === "removed") return `${subject} is gone.`;
  if (change.type === "renamed") return `${change.before?.name ?? ""} is now called ${change.after?.name ?? ""}.`;
  const [before, after] = [statementsIn(change.before), statementsIn(change.after)];
  const gained = after.filter((words) => !before.includes(words));
  const lost = before.filter((words) => !after.includes(words));
  if (gained.length > 0 && lost.length > 0) return `${subject} gained ${one(gained)} and lost ${one(lost)}.`;
  if (gained.length > 0) return `${subject} gained ${one(gained)}.`;
  if (lost.length > 0) return `${subject} lost ${one(lost)}.`;
  const versions = [change.before, change.after].map((version) => textOf(version?.content.version));
  return versions[0] === versions[1]
    ? `${subject} changed.`
    : `${subject} has another version, ${versions[1]}, that says the same.`;
}

/** Each statement in words, as far as words can tell two apart. */
function statementsIn(version: Version | null): string[] {
  return statementsOf(version?.content ?? {}).map(({ statement }) => {
    const { effect, conditions } = statement;
    const whom = whomWords(statement);
    const who = whom.length === 0 ? "" : `${some(whom)} may `;
    return `${effect === "Deny" ? "denied: " : ""}${who}${letsIn(statement) ? "become it" : deedWords(statement)}${conditionsWords(conditions)}`;
  });
}

/** A statement of a trust policy that is about becoming the role and nothing else. */
function letsIn({ action, resource }: Statement): boolean {
  return (
    resource === null &&
    !action.not &&
    action.patterns.every((pattern) => /^sts:(?:assumerole|tagsession|setsourceidentity)/i.test(pattern)) &&
    action.patterns.some((pattern) => /^sts:assumerole/i.test(pattern))
  );
}

function one([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? `“${first}”` : `“${first}” and ${others.length} more`;
}

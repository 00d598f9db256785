import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";
import { deedWords } from "./action-words.ts";
import { conditionsWords } from "./condition-words.ts";
import { statementsOf } from "./statements.ts";

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
    const { effect, conditions, principal } = statement;
    const who = principal ? [...principal.aws, ...principal.service, ...principal.federated].join(" ") : "";
    const deed = `${deedWords(statement)}${conditionsWords(conditions)}`;
    return `${effect === "Deny" ? "denied: " : ""}${deed}${who === "" ? "" : ` (${who})`}`;
  });
}

function one([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? `“${first}”` : `“${first}” and ${others.length} more`;
}

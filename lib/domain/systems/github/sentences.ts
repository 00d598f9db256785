import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";
import { accessSentence } from "./access-sentences.ts";
import { readAlias, placeName } from "./aliases.ts";
import { jobTraits } from "./job-words.ts";
import { jobOf } from "./jobs.ts";
import { KIND_LABELS } from "./kinds.ts";
import { loginWords } from "./login-words.ts";
import type { WorkflowJob } from "./workflows/document.ts";
import type { Identity } from "./workflows/identity.ts";

const NOUNS: Readonly<Record<string, string>> = {
  ...KIND_LABELS,
  organization: "organization",
  repository: "repository",
  "deployment-environment": "deployment environment",
  "runner-group": "runner group",
  "organization-secret": "organization secret",
  "repository-secret": "secret",
  "environment-secret": "environment secret",
  "organization-variable": "organization variable",
  "repository-variable": "variable",
  "leaked-secret": "secret scanning alert",
  "organization-role": "organization role",
  "saml-identity": "SAML identity of",
  ruleset: "ruleset",
  "branch-protection": "branch protection",
  "actions-settings": "Actions settings",
  "workflow-job": "job",
  "branch-workflow": "workflow",
  "branch-job": "job",
};

/** What happened, in one sentence: subject first, then the deed. */
export function changeSentence(change: ChangeFacts): string {
  const version = change.after ?? change.before;
  if (!version) return `${change.alias} changed.`;
  if (change.noun === "attachment") return attachmentSentence(change, version);
  if (change.noun === "consumer") return jobSentence(change, version);
  if (change.type === "renamed") return renamedSentence(change, version);
  if (change.type === "recreated" || change.cameBack) {
    return `${subjectOf(change, version)} was deleted and made again: whatever names it now means the new one.`;
  }
  const subject = subjectOf(change, version);
  if (change.kind === "branch-workflow" && change.type !== "changed") return branchSentence(change, subject);
  if (change.kind === "branch") return `${subject} ${BRANCH_DEEDS[change.type] ?? "changed"}.`;
  return existence(change, subject);
}

/** A file of another branch is kept while it says something else than that of the default branch. */
function branchSentence({ type }: ChangeFacts, subject: string): string {
  if (type === "removed") return `${subject} is gone, or as on the default branch again.`;
  return `${subject} is not as on the default branch.`;
}

/** A branch is kept while a rule or an environment names it. */
const BRANCH_DEEDS: Readonly<Partial<Record<ChangeFacts["type"], string>>> = {
  added: "is there, and a rule or an environment names it",
  removed: "is gone, or no rule and no environment names it any more",
  changed: "has other workflow files, or others of them are as on the default branch",
};

/** What lies in a repository that has another name now is called as before. */
function renamedSentence(change: ChangeFacts, version: Version): string {
  const [before, after] = [change.before?.alias, version.alias].map((alias) => readAlias(alias ?? ""));
  if (change.before?.name !== version.name || !before || !after || placeName(before) === placeName(after)) {
    return `${change.before?.name ?? ""} is now called ${version.name}.`;
  }
  const subject = subjectOf(change, version);
  return `${subject} was in ${placeName(before)} until then: the repository has another name or owner.`;
}

function jobSentence(change: ChangeFacts, version: Version): string {
  const subject = `Job ${version.name} of ${fileOf(version)}${placed(change.alias)}`;
  if (change.type !== "changed" || !change.before || !change.after) return existence(change, subject);
  const had = jobTraits(change.before.content).map(({ words }) => words);
  const has = jobTraits(change.after.content).map(({ words }) => words);
  const gained = has.filter((words) => !had.includes(words));
  const lost = had.filter((words) => !has.includes(words));
  if (gained.length > 0) return `${subject} now ${gained.join(", and ")}.`;
  if (lost.length > 0) return `${subject} no longer ${lost.join(", and no longer ")}.`;
  return `${subject} ${otherChange(jobOf(change.before.content), jobOf(change.after.content))}.`;
}

/** The file of a job, with the branch where that is not the default one. */
function fileOf({ content }: Version): string {
  const branch = textOf(content.branch);
  return `${textOf(content.workflow)}${branch === "" ? "" : ` on ${branch}`}`;
}

/** What else of a job changed, as far as one clause says it: the fields stand under the sentence. */
function otherChange(before: WorkflowJob, after: WorkflowJob): string {
  const names = (job: WorkflowJob) => job.secrets.map(({ name }) => name);
  const gained = names(after).filter((name) => !names(before).includes(name));
  const lost = names(before).filter((name) => !names(after).includes(name));
  if (gained.length > 0) return `now takes ${secretsWords(gained)}`;
  if (lost.length > 0) return `no longer takes ${secretsWords(lost)}`;
  const differs = (field: keyof WorkflowJob) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  if (differs("permissions")) return "has other permissions";
  if (differs("identities")) return "signs in in another way";
  if (differs("uses") || differs("call")) return "uses other actions, or other versions of them";
  return "changed";
}

function secretsWords(names: readonly string[]): string {
  return `the ${names.length === 1 ? "secret" : "secrets"} ${names.map((name) => `\`${name}\``).join(", ")}`;
}

function attachmentSentence(change: ChangeFacts, version: Version): string {
  const { content } = version;
  const job = `Job ${textOf(content.job)} of ${fileOf(version)}${placed(change.alias)}`;
  if (content.login !== undefined) {
    const words = loginWords(content.login as unknown as Identity);
    return change.type === "removed" ? `${job} can no longer ${words}.` : `${job} can now ${words}.`;
  }
  if (change.kind === "workflow-token" || change.kind === "branch-token") {
    return change.type === "changed"
      ? `What the token of ${job} may do changed.`
      : existence(change, `The token of ${job}`);
  }
  const access = accessSentence(change, version);
  return access ?? existence(change, `${change.kind.replaceAll("-", " ")} ${version.name}${placed(change.alias)}`);
}

function subjectOf(change: ChangeFacts, version: Version): string {
  const noun = Object.hasOwn(NOUNS, change.kind) ? NOUNS[change.kind] : change.kind.replaceAll("-", " ");
  const text = `${noun} ${version.name}${placed(change.alias)}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function placed(alias: string): string {
  const place = readAlias(alias);
  return place ? ` in ${placeName(place)}` : "";
}

function existence({ type }: ChangeFacts, subject: string): string {
  if (type === "added") return `${subject} is new.`;
  return `${subject} ${type === "removed" ? "is gone" : "changed"}.`;
}

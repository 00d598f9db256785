import type { ChangeFacts, Version } from "../../drift/change.ts";
import type { JsonObject } from "../../facts/json.ts";
import { objectOf, textOf, textsOf } from "../content.ts";
import { credentialSentence } from "./credential-sentences.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import { admissionSentence, isAdmission } from "./admission-words.ts";
import { MASTERS } from "./permissions/binding.ts";
import { resourceSentence } from "./resource-sentences.ts";
import { ruleWords } from "./rule-words.ts";
import { existence, noun, placed } from "./sentence-parts.ts";
import { workloadTraits } from "./workload-words.ts";

/** What happened, in one sentence: subject first, then the deed, then by what. */
export function changeSentence(change: ChangeFacts): string {
  const version = change.after ?? change.before;
  if (!version) return `${change.alias} changed.`;
  switch (change.noun) {
    case "attachment":
      return attachmentSentence(change, version);
    case "policy-document":
      if (isAdmission(change.kind)) return admissionSentence(change);
      return change.type === "changed" ? ruleSentence(change) : existence(change, `${noun(change)} ${placed(version)}`);
    case "consumer":
      return consumerSentence(change, version);
    case "credential":
      return credentialSentence(change, version);
    case "resource":
      return resourceSentence(change, version);
    case "identity":
      return identitySentence(change, version);
    default:
      return existence(change, `${noun(change)} ${placed(version)}`);
  }
}

function identitySentence(change: ChangeFacts, version: Version): string {
  if (change.type === "recreated") {
    return `${placed(version)} was deleted and re-created: whatever names it now means the new one.`;
  }
  if (change.cameBack) {
    return `${placed(version)} came back as a new one: whatever names it now means the new one.`;
  }
  if (change.type === "renamed") return `${change.before?.name ?? ""} is now called ${version.name}.`;
  return existence(change, `${noun(change)} ${placed(version)}`);
}

function attachmentSentence(change: ChangeFacts, version: Version): string {
  const { content } = version;
  if (change.kind === "aws-auth-mapping") return mappingSentence(change, content);
  const subject = objectOf(content.subject);
  const role = objectOf(content.role);
  const binding = objectOf(content.binding);
  if (change.type === "changed")
    return `The ${textOf(binding.kind)} ${textOf(binding.name)} of ${subjectName(subject)} changed.`;
  const verb = change.type === "added" ? "gained" : "lost";
  const where = textOf(binding.namespace) === "" ? "in the whole cluster" : `in ${textOf(binding.namespace)}`;
  const by = `by the ${textOf(binding.kind)} ${textOf(binding.name)}`;
  if (!content.subject) return existence(change, `${textOf(binding.kind)} ${textOf(binding.name)}`);
  return `${subjectName(subject)} ${verb} the ${textOf(role.kind)} ${textOf(role.name)} ${where}, ${by}.`;
}

/** What becomes of a role or user of AWS that signs in. */
function mappingSentence({ type, before }: ChangeFacts, content: JsonObject): string {
  const arn = textOf(content.arn);
  const groups = textsOf(content.groups);
  const loud = groups.includes(MASTERS) ? ", which no role limits" : "";
  const into = groups.length === 0 ? "" : ` in ${groups.join(", ")}${loud}`;
  if (type === "removed") return `${arn} may no longer sign in by aws-auth.`;
  if (type === "added" || !before)
    return `${arn} may now sign in as ${textOf(content.username) || "itself"}${into}, by aws-auth.`;
  return `aws-auth now makes ${arn} ${textOf(content.username) || "itself"}${into}.`;
}

function subjectName(subject: JsonObject): string {
  const name = textOf(subject.name);
  return subject.kind === "ServiceAccount" && subject.namespace ? `${textOf(subject.namespace)}/${name}` : name;
}

function ruleSentence(change: ChangeFacts): string {
  const before = rules(change.before);
  const after = rules(change.after);
  const gained = after.filter((rule) => !before.includes(rule));
  const lost = before.filter((rule) => !after.includes(rule));
  const subject = `${noun(change)} ${placed(change.after ?? change.before)}`;
  if (gained.length > 0 && lost.length > 0) return `${subject} gained ${some(gained)} and lost ${some(lost)}.`;
  if (gained.length > 0) return `${subject} gained ${some(gained)}.`;
  if (lost.length > 0) return `${subject} lost ${some(lost)}.`;
  return `${subject} changed, but not what it allows.`;
}

function some(rules: string[]): string {
  const first = (rules[0] ?? "").trim();
  return rules.length === 1 ? `“${first}”` : `“${first}” and ${rules.length - 1} more`;
}

function rules(version: Version | null): string[] {
  const value = version?.content.rules;
  return Array.isArray(value) ? value.map((rule) => ruleWords(objectOf(rule))) : [];
}

function consumerSentence(change: ChangeFacts, version: Version): string {
  const { content } = version;
  const subject = `${textOf(content.kind)} ${placed(version)}`;
  const account = textOf(content.serviceAccount);
  const before = textOf(change.before?.content.serviceAccount);
  const has = traitsOf(change.after);
  if (change.type === "added") {
    const grave = has.filter((trait) => trait.grave).map(({ words }) => words);
    return `${subject} now runs as ${account}${grave.length > 0 ? `: it ${grave.join(", and ")}` : ""}.`;
  }
  if (change.type === "removed") return `${subject}, which ran as ${account}, is gone.`;
  if (before !== account) return `${subject} now runs as ${account} instead of ${before}.`;
  const had = traitsOf(change.before);
  const gained = wordsBeyond(has, had);
  if (gained.length > 0) return `${subject} now ${gained.join(", and ")}.`;
  const lost = wordsBeyond(had, has);
  if (lost.length > 0) return `${subject} no longer ${lost.join(", and no longer ")}.`;
  return `${subject} changed how it uses ${account}.`;
}

function traitsOf(version: Version | null): WorkloadTrait[] {
  return version ? workloadTraits(version.content, false) : [];
}

function wordsBeyond(traits: readonly WorkloadTrait[], known: readonly WorkloadTrait[]): string[] {
  return traits.map(({ words }) => words).filter((words) => known.every((trait) => trait.words !== words));
}

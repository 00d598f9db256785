import type { ChangeFacts, Version } from "../../drift/change.ts";
import type { Json, JsonObject } from "../../facts/json.ts";
import { ruleWords } from "./rule-words.ts";

/** What happened, in one sentence: subject first, then the deed, then by what. */
export function changeSentence(change: ChangeFacts): string {
  const version = change.after ?? change.before;
  if (!version) return `${change.alias} changed.`;
  switch (change.noun) {
    case "attachment":
      return attachmentSentence(change, version);
    case "policy-document":
      return change.type === "changed" ? ruleSentence(change) : existence(change, `${noun(change)} ${placed(version)}`);
    case "consumer":
      return consumerSentence(change, version);
    case "credential":
      return credentialSentence(change, version);
    case "identity":
      return identitySentence(change, version);
    default:
      return existence(change, `${noun(change)} ${placed(version)}`);
  }
}

const NOUNS: Record<string, string> = {
  "service-account": "Service account",
  namespace: "Namespace",
  role: "Role",
  "cluster-role": "ClusterRole",
  secret: "Secret",
};

function noun(change: ChangeFacts): string {
  return NOUNS[change.kind] ?? change.kind;
}

function existence(change: ChangeFacts, subject: string): string {
  switch (change.type) {
    case "added":
      return `${subject} is new.`;
    case "removed":
      return `${subject} is gone.`;
    default:
      return `${subject} changed.`;
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
  const subject = object(content.subject);
  const role = object(content.role);
  const binding = object(content.binding);
  if (change.type === "changed")
    return `The ${string(binding.kind)} ${string(binding.name)} of ${subjectName(subject)} changed.`;
  const verb = change.type === "added" ? "gained" : "lost";
  const where = string(binding.namespace) === "" ? "in the whole cluster" : `in ${string(binding.namespace)}`;
  const by = `by the ${string(binding.kind)} ${string(binding.name)}`;
  if (!content.subject) return existence(change, `${string(binding.kind)} ${string(binding.name)}`);
  return `${subjectName(subject)} ${verb} the ${string(role.kind)} ${string(role.name)} ${where}, ${by}.`;
}

function subjectName(subject: JsonObject): string {
  const name = string(subject.name);
  return subject.kind === "ServiceAccount" && subject.namespace ? `${string(subject.namespace)}/${name}` : name;
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
  return Array.isArray(value) ? value.map((rule) => ruleWords(object(rule))) : [];
}

function consumerSentence(change: ChangeFacts, version: Version): string {
  const { content } = version;
  const subject = `${string(content.kind)} ${placed(version)}`;
  const account = string(content.serviceAccount);
  const before = string(change.before?.content.serviceAccount);
  if (change.type === "added") return `${subject} now runs as ${account}.`;
  if (change.type === "removed") return `${subject}, which ran as ${account}, is gone.`;
  if (before !== account) return `${subject} now runs as ${account} instead of ${before}.`;
  return `${subject} changed how it uses ${account}.`;
}

function credentialSentence(change: ChangeFacts, version: Version): string {
  const account = string(version.content.serviceAccount);
  const whose = account === "" ? "" : ` of ${account}`;
  return existence(change, `The long-lived token ${placed(version)}${whose}`);
}

function placed(version: Version | null): string {
  if (!version) return "";
  const namespace = string(version.content.namespace);
  return namespace === "" ? version.name : `${namespace}/${version.name}`;
}

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function string(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

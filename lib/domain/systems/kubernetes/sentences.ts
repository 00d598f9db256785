import type { ChangeFacts, Version } from "../../drift/change.ts";
import type { JsonObject } from "../../facts/json.ts";
import { objectOf, textOf, textsOf } from "./content.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import { admissionSentence, isAdmission } from "./admission-words.ts";
import { podSecurityWords } from "./pod-security.ts";
import { MASTERS } from "./permissions/binding.ts";
import { ruleWords } from "./rule-words.ts";
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
      return change.kind === "cluster" ? clusterSentence(change, version) : resourceSentence(change, version);
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

function resourceSentence(change: ChangeFacts, version: Version): string {
  if (change.kind === "namespace" && change.before && change.after) {
    const [before, after] = [podSecurityWords(change.before.content), podSecurityWords(change.after.content)];
    if (before !== after) return `Namespace ${version.name} changed what pods it lets in. ${after} Before: ${before}`;
  }
  if (change.kind === "token-tracking") return existence(change, "The note since when uses of tokens are noted");
  if (change.kind === "node-cloud") {
    const where = textsOf(version.content.regions).join(", ");
    if (change.type === "changed") return `Nodes on ${version.name} now run in ${where}.`;
    return change.type === "added" ? `Nodes now run on ${version.name}.` : `No node runs on ${version.name} any more.`;
  }
  return existence(change, `${noun(change)} ${placed(version)}`);
}

/** Whoever trusts a cluster trusts its issuer: a new one is another cluster to all who do. */
function clusterSentence(change: ChangeFacts, version: Version): string {
  if (change.type !== "changed" || !change.before) return existence(change, `Cluster ${version.name}`);
  const before = change.before.content;
  const differs = (field: string) => before[field] !== version.content[field];
  if (differs("issuer")) {
    return `Cluster ${version.name} now issues its tokens as ${textOf(version.content.issuer)}: what trusts ${textOf(before.issuer) || "the former issuer"} no longer trusts it.`;
  }
  if (differs("caFingerprint")) return `Another certificate authority now vouches for cluster ${version.name}.`;
  if (differs("version")) {
    return `Cluster ${version.name} now runs ${textOf(version.content.version)}, before it was ${textOf(before.version)}.`;
  }
  return `Cluster ${version.name} changed.`;
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

function credentialSentence(change: ChangeFacts, version: Version): string {
  if (change.kind === "client-certificate") return certificateSentence(change, version);
  if (change.kind === "bootstrap-token") return existence(change, `The token by which nodes join, ${placed(version)},`);
  const account = textOf(version.content.serviceAccount);
  const subject = `The long-lived token ${placed(version)}${account === "" ? "" : ` of ${account}`}`;
  const invalid = (one: Version | null) => textOf(one?.content.invalidSince) !== "";
  if (change.type === "changed" && invalid(change.after) !== invalid(change.before)) {
    return `${subject} ${invalid(change.after) ? "no longer works: it was unused for too long" : "works again"}.`;
  }
  return existence(change, subject);
}

function certificateSentence({ type }: ChangeFacts, { content }: Version): string {
  const user = textOf(content.user);
  const until = textOf(content.expires).slice(0, 10);
  const groups = textsOf(content.groups);
  const masters = groups.includes(MASTERS) ? ` of ${MASTERS}, which no role limits and nobody can revoke` : "";
  if (type === "added") return `${user} got a client certificate${masters}, valid until ${until}.`;
  return type === "removed" ? `A client certificate of ${user} ended.` : `A client certificate of ${user} changed.`;
}

function placed(version: Version | null): string {
  if (!version) return "";
  const namespace = textOf(version.content.namespace);
  return namespace === "" ? version.name : `${namespace}/${version.name}`;
}

import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";
import { code } from "./code.ts";
import { KIND_LABELS } from "./kinds.ts";
import { consumerKind } from "./consumer-words.ts";
import { policySentence } from "./policy-sentences.ts";
import { lastOf, readAlias } from "./read-alias.ts";

const NOUNS: Readonly<Record<string, string>> = {
  ...KIND_LABELS,
  account: "account",
  organization: "organization",
  "organizational-unit": "organizational unit",
  "oidc-provider": "OIDC provider",
  "saml-provider": "SAML provider",
  "eks-cluster": "EKS cluster",
  "ecr-repository": "ECR repository",
  "kms-key": "KMS key",
  "access-key": "access key",
  "role-session": "sessions",
  "reported-access-key": "access key",
  "console-password": "console password",
  "signing-certificate": "signing certificate",
  "service-specific-credential": "credential of one service",
  secret: "secret",
  parameter: "parameter",
  "managed-policy": "policy",
  "aws-managed-policy": "policy of AWS",
  "inline-policy": "inline policy",
  "trust-policy": "trust policy",
  "session-length": "longest session",
  scp: "service control policy",
  rcp: "resource control policy",
  "secret-policy": "policy of the secret",
  "repository-policy": "policy of the repository",
  "key-policy": "policy of the key",
  "permission-set": "permission set",
};

/** What happened, in one sentence: subject first, then the deed. */
export function changeSentence(change: ChangeFacts): string {
  const version = change.after ?? change.before;
  if (!version) return `${change.alias} changed.`;
  switch (change.noun) {
    case "attachment":
      return attachmentSentence(change, version);
    case "policy-document":
      return policySentence(change, subjectOf(change, version));
    case "consumer":
      return consumerSentence(change, version);
    case "credential":
      return credentialSentence(change, version);
    default:
      return existence(change, subjectOf(change, version));
  }
}

function attachmentSentence(change: ChangeFacts, version: Version): string {
  const { target, of } = { target: textOf(version.content.target), of: textOf(version.content.of) };
  const who = nameOfArn(target);
  const document = lastOf(readAlias(of)?.name ?? version.name);
  const [gained, lost] = change.type === "removed" ? ["lost", "no longer"] : ["gained", "now"];
  switch (change.kind) {
    case "attached":
    case "inline":
      return change.type === "changed"
        ? `How ${who} has the policy ${document} changed.`
        : `${who} ${gained} the policy ${document}.`;
    case "boundary":
      return change.type === "changed"
        ? `The permissions boundary of ${who} changed.`
        : `${who} is ${lost} limited by the boundary ${document}.`;
    case "member":
      return `${who} is ${lost} in the group ${document}.`;
    case "scp":
    case "rcp":
      return `The ${NOUNS[change.kind]} ${document} ${change.type === "removed" ? "no longer holds" : "now holds"} for ${target}.`;
    case "trust":
      return change.type === "removed" ? `${who} lost its trust policy.` : `${who} has a trust policy.`;
    case "trusted-principal": {
      const principal = textOf(version.content.principal);
      return `The trust policy of ${who} ${lost} names ${principal === "*" ? "everybody" : code(principal)}.`;
    }
    case "eks-access-entry":
      return entrySentence(change, version);
    default:
      return existence(change, `${change.kind.replaceAll("-", " ")} ${version.name}`);
  }
}

function entrySentence({ type }: ChangeFacts, { content }: Version): string {
  const who = nameOfArn(textOf(content.principal));
  const cluster = lastOf(textOf(content.cluster));
  if (type === "changed") return `What ${who} may do in the cluster ${cluster} changed.`;
  return `${who} may ${type === "removed" ? "no longer" : "now"} sign in to the cluster ${cluster}.`;
}

function consumerSentence(change: ChangeFacts, version: Version): string {
  const subject = capital(`${consumerKind(change.kind)} ${version.name}`);
  const role = (one: Version | null) => nameOfArn(textOf(one?.content.role));
  const [before, after] = [role(change.before), role(change.after)];
  if (change.type === "added")
    return after === "" ? `${subject} is new, without a role.` : `${subject} now acts as ${after}.`;
  if (change.type === "removed") return `${subject}${before === "" ? "" : `, which acted as ${before},`} is gone.`;
  if (before !== after) return `${subject} now acts as ${after || "nothing"} instead of ${before || "nothing"}.`;
  return `${subject} changed.`;
}

function credentialSentence(change: ChangeFacts, version: Version): string {
  const subject = subjectOf(change, version);
  const [before, after] = [change.before?.content ?? {}, change.after?.content ?? {}];
  if (change.type === "changed" && before.status !== after.status) return `${subject} is now ${textOf(after.status)}.`;
  if (change.type === "changed" && before.mfa !== after.mfa) {
    return `${subject} now signs in ${after.mfa === true ? "with" : "without"} a second factor.`;
  }
  return existence(change, subject);
}

function subjectOf(change: ChangeFacts, version: Version): string {
  const noun = Object.hasOwn(NOUNS, change.kind) ? NOUNS[change.kind] : change.kind.replaceAll("-", " ");
  return capital(`${noun} ${version.name}${placed(change.alias)}`);
}

function placed(alias: string): string {
  const account = readAlias(alias)?.account;
  return account ? ` in ${account}` : "";
}

/** That something came, went, was made again or changed, where there is nothing more to say. */
function existence(change: ChangeFacts, subject: string): string {
  if (change.type === "renamed") return `${change.before?.name ?? ""} is now called ${change.after?.name ?? ""}.`;
  if (change.type === "recreated" || change.cameBack) {
    return `${subject} was deleted and made again: whatever names it now means the new one.`;
  }
  if (change.type === "added") return `${subject} is new.`;
  return `${subject} ${change.type === "removed" ? "is gone" : "changed"}.`;
}

/** `deploy` of `arn:aws:iam::123456789012:role/team/deploy`. */
function nameOfArn(arn: string): string {
  return lastOf(arn.slice(arn.lastIndexOf(":") + 1));
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

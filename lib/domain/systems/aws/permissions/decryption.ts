import type { PermissionAnswer } from "../../system.ts";
import { accountOf } from "../policy/arn.ts";
import { code } from "../code.ts";
import type { AskedQuestion } from "./question.ts";

type Answered = Exclude<PermissionAnswer, { fault: string }>;

/** Actions that give the value of what is stored, which takes the key it is encrypted with. */
const READS = new Set([
  "secretsmanager:getsecretvalue",
  "ssm:getparameter",
  "ssm:getparameters",
  "ssm:getparametersbypath",
  "ssm:getparameterhistory",
]);

/** Says whether an action gives the value of something stored. */
export function readsValue({ action }: AskedQuestion): boolean {
  return READS.has(action.toLowerCase());
}

/**
 * What has to be allowed beside reading: to decrypt with the key, through the service. Null: its name does not say which key
 * it is.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function decryptionBy(
  key: string,
  { action, context }: AskedQuestion,
  caller: string | null,
): AskedQuestion | null {
  const account = accountOf(key);
  if (account === null || !key.includes(":key/")) return null;
  const service = action.slice(0, action.indexOf(":")).toLowerCase();
  const through: [string, readonly string[]][] = [
    ["kms:viaservice", [`${service}.${key.split(":")[3] ?? ""}.amazonaws.com`]],
    ["aws:viaawsservice", ["true"]],
    ...(caller === null ? [] : [["kms:calleraccount", [caller]] satisfies [string, string[]]]),
  ];
  return {
    action: "kms:Decrypt",
    resource: key,
    resourceAccount: account,
    context: new Map([...through, ...context]),
  };
}

const ORDER = [false, "unknown", "conditional", true] as const;

/**
 * Both together: as good as the worse of them.
 * @param decrypting null: which key it is was not read
 */
export function withKey(reading: Answered, key: string, decrypting: Answered | null): Answered {
  if (reading.allowed === false) return reading;
  if (!decrypting) {
    const sentence = `It is encrypted with the key ${code(key)}, and whom that lets decrypt was not read.`;
    return { allowed: "unknown", because: [{ sentence, slice: "keys" }, ...reading.because] };
  }
  const allowed = ORDER.find((one) => one === reading.allowed || one === decrypting.allowed) ?? "unknown";
  const sentence = `It is encrypted with the key ${code(key)}, ${WORDS[String(decrypting.allowed)] ?? ""}.`;
  const about = [{ sentence }, ...decrypting.because];
  return {
    allowed,
    because: decrypting.allowed === true ? [...reading.because, { sentence }] : [...about, ...reading.because],
  };
}

const WORDS: Readonly<Record<string, string>> = {
  true: "which it may use",
  false: "which it may not use",
  conditional: "which it may use under conditions",
  unknown: "and whether it may use that is not known",
};

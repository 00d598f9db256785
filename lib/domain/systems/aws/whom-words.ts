import { code, some } from "./code.ts";
import type { Statement } from "./policy/policy.ts";
import { resourceWords } from "./resource-words.ts";

/** Whom a statement names: `the provider X`, `the account Y`; empty where it names nobody, as in policies of identities. */
export function whomWords({ principal }: Statement): string[] {
  if (!principal) return [];
  const named = [
    ...principal.aws.map((name) => (name === "*" ? "every principal of AWS" : awsWords(name))),
    ...principal.service.map((name) => `the service ${code(name)}`),
    ...principal.federated.map((name) => `the provider ${code(name.replace(/^arn:[^/]*\//u, ""))}`),
    ...principal.canonicalUser.map((name) => `the user ${code(name)}`),
  ];
  return principal.not ? [`everybody but ${some(named)}`] : named;
}

function awsWords(name: string): string {
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/u.exec(name)?.[1];
  return account === undefined ? resourceWords(name) : `the account ${code(account)}`;
}

import type { JsonObject } from "../../../facts/json.ts";
import type { PermissionBecause, PolicyFacts } from "../../system.ts";
import { textOf, textsOf } from "../../content.ts";
import { nameIn } from "../memberships.ts";
import { askerOf } from "./asker.ts";
import type { Asker } from "./question.ts";

/** Who an identity is to the API server when it signs in one way, and what makes it that. */
export interface Standing {
  asker: Asker;
  because: PermissionBecause[];
}

/**
 * The ways each identity can stand before the API server, by its key: by its name alone, by each of its certificates, and
 * an AWS role or user as what `aws-auth` makes it. Empty for what cannot sign in.
 */
export function standings(facts: PolicyFacts): (key: string) => Standing[] {
  const certificates = new Map<string, JsonObject[]>();
  for (const { identity, content } of facts.credentials ?? []) {
    certificates.set(identity, [...(certificates.get(identity) ?? []), content]);
  }
  const mappings = new Map<string, JsonObject>();
  for (const { content } of facts.attachments) {
    if (content.attachment === "aws-auth" && content.invalid === undefined) mappings.set(textOf(content.arn), content);
  }
  return (key) => {
    const asker = askerOf(key);
    if (!asker) return mapped(mappings.get(nameIn(key)), key);
    return [{ asker, because: [] }, ...(certificates.get(key) ?? []).map((content) => certified(asker, content))];
  };
}

function certified({ user, groups }: Asker, content: JsonObject): Standing {
  const named = textsOf(content.groups);
  const until = textOf(content.expires).slice(0, 10);
  const sentence = `By its client certificate, valid until ${until}, it is in ${named.join(", ") || "no group"}.`;
  return { asker: { user, groups: [...new Set([...groups, ...named])] }, because: [{ sentence }] };
}

function mapped(content: JsonObject | undefined, key: string): Standing[] {
  if (!content || !/^kubernetes:[^:]+:aws(?:role|user):/.test(key)) return [];
  const username = textOf(content.username);
  const named = textsOf(content.groups);
  // What stands between braces is filled in at sign-in: nobody else knows it.
  const user = username === "" || username.includes("{{") ? null : username;
  const sentence = `By aws-auth it signs in as ${username || "itself"}${named.length > 0 ? `, in ${named.join(", ")}` : ""}.`;
  return [{ asker: { user, groups: [...named, "system:authenticated"] }, because: [{ sentence }] }];
}

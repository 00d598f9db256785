import type { JsonObject } from "../../../facts/json.ts";
import { textOf } from "../../content.ts";
import { accountOf } from "../policy/arn.ts";
import { attachedTo, type Sources } from "./policy-sources.ts";
import type { WorldFacts } from "./world-facts.ts";
import type { StoredKey, StoredSecret } from "./world.ts";

/** Secrets and parameters with the policies that have a say in who reads them: their own, and those of their keys. */
export function storedSecrets(facts: WorldFacts, sources: Sources): StoredSecret[] {
  return [...(facts.storedCopies ?? [])].flatMap(({ kind, content }): StoredSecret[] => {
    if (kind !== "secret" && kind !== "parameter") return [];
    const arn = textOf(content.arn);
    const account = accountOf(arn) ?? "";
    const [policy = null] = attachedTo(sources, arn, "secret-policy");
    // Parameters have no policies of their own.
    const policyKnown = kind === "parameter" || policy !== null || facts.read("secrets", account);
    return [{ kind, arn, account, policy, policyKnown, key: keyOf(sources, arn, content) }];
  });
}

function keyOf(sources: Sources, secret: string, content: JsonObject): StoredKey | null {
  const name = customerKeyOf(secret, content);
  if (name === null) return null;
  const [policy = null] = attachedTo(sources, name, "key-policy");
  return { name, policy };
}

/**
 * The key of a customer that something stored is encrypted with, by ARN, or as it is named where that does not say which
 * key it is. Null: a key of AWS's own, which lets in whoever the service lets in.
 */
export function customerKeyOf(secret: string, content: JsonObject): string | null {
  const named = textOf(content.key);
  if (named === "" || /(?:^|:)alias\/aws\//u.test(named)) return null;
  return KEY_ID.test(named) ? arnOf(secret, named) : named;
}

const KEY_ID = /^(?:mrk-)?[0-9a-f-]{32,36}$/u;

/** The key of that id where the secret is. */
function arnOf(secret: string, id: string): string {
  const [, partition = "", , region = "", account = ""] = secret.split(":");
  return `arn:${partition}:kms:${region}:${account}:key/${id}`;
}

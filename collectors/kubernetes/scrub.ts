import type { CollectedKind } from "./kinds.ts";
import { isRecord } from "./objects.ts";
import type { Reduced } from "./reduce.ts";

type Tree = Record<PropertyKey, unknown>;

/**
 * Texts that are looked into as a whole although only a part of them is kept: in an export that part stands for them.
 * Reducing the object again must give the same.
 */
export function scrub(kind: CollectedKind, object: Tree, reduced: Reduced<CollectedKind>): void {
  if (kind === "ValidatingWebhookConfiguration" || kind === "MutatingWebhookConfiguration") scrubWebhooks(object);
  if (kind === "ConfigMap" && "mappings" in reduced) scrubConfigMap(object, reduced);
}

/** Of the address of a webhook only the host counts; its path may hold a secret. */
function scrubWebhooks({ webhooks }: Tree): void {
  for (const webhook of Array.isArray(webhooks) ? webhooks : []) {
    const config: unknown = isRecord(webhook) ? webhook["clientConfig"] : undefined;
    if (!isRecord(config) || typeof config["url"] !== "string") continue;
    const url = URL.parse(config["url"]);
    config["url"] = url ? `${url.protocol}//${url.host}` : "";
  }
}

/** Lists written as YAML inside of values, comments and all: written anew from what was read. */
function scrubConfigMap(object: Tree, { mappings, accounts, since }: Reduced<"ConfigMap">): void {
  object["data"] = {
    mapRoles: JSON.stringify(mappings.map(({ arn, username, groups }) => ({ rolearn: arn, username, groups }))),
    mapAccounts: JSON.stringify(accounts),
    ...(since === null ? {} : { since: since.slice(0, "2026-01-01".length) }),
  };
}

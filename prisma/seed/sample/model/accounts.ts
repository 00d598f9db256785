import type { JsonObject } from "#lib/domain/facts/json.ts";
import { entry, type Common, type DaysAgo, type Entry } from "./entry.ts";
import type { Team } from "./organization.ts";

interface ServiceAccountOptions extends Common {
  /** The label `team`. */
  team?: Team;
  /** The annotation `rollcall.dev/purpose`. */
  purpose?: string;
  automount?: boolean;
  /** Token Secrets the account itself lists, as clusters before 1.24 did. */
  listedSecrets?: string[];
}

/** A service account. */
export function serviceAccount(name: string, options: ServiceAccountOptions): Entry {
  const { team, purpose, automount, listedSecrets, ...common } = options;
  const body: JsonObject = {};
  if (listedSecrets) body["secrets"] = listedSecrets.map((secret) => ({ name: secret }));
  if (automount !== undefined) body["automountServiceAccountToken"] = automount;
  const labels = team ? { ...common.labels, team } : common.labels;
  const annotations = purpose ? { ...common.annotations, "rollcall.dev/purpose": purpose } : common.annotations;
  return entry("v1", "ServiceAccount", name, { ...common, labels, annotations }, body);
}

interface TokenOptions extends Common {
  /** The day the API server noted as last use; absent when it never did. */
  lastUsed?: DaysAgo;
}

/** A Secret with a token of the account that never expires. Exports hold no values, so it has no data. */
export function tokenSecret(name: string, account: string, options: TokenOptions): Entry {
  const { lastUsed, ...common } = options;
  const annotations = { ...common.annotations, [ACCOUNT_NAME]: account };
  return {
    ...entry("v1", "Secret", name, { ...common, annotations }, { type: TOKEN_TYPE }),
    lastUsed,
  };
}

/** Any other Secret: what holds a credential of someone else. */
export function secret(name: string, options: Common & { type?: string }): Entry {
  const { type = "Opaque", ...common } = options;
  return entry("v1", "Secret", name, common, { type });
}

export const TOKEN_TYPE = "kubernetes.io/service-account-token";
/** Annotation of a token Secret that names its account; the server adds `.uid` beside it. */
export const ACCOUNT_NAME = "kubernetes.io/service-account.name";

import { z } from "zod";
import type { JsonObject } from "../../../facts/json.ts";
import type { Principal, RequestContext } from "../policy/policy.ts";
import { readAlias } from "../read-alias.ts";

/** A question as programs write it. */
export interface AskedQuestion {
  /** `s3:GetObject` */
  action: string;
  /** ARN, or `*`. */
  resource: string;
  /** Whose the resource is, where its ARN does not say it. */
  resourceAccount: string | null;
  context: RequestContext;
}

const Text = z.string().min(1).max(2048);
const Value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const Written = z.strictObject({
  action: Text.regex(/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/),
  resource: Text.regex(/^(?:\*|arn:[^*?]*)$/),
  resourceAccount: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  context: z.record(z.string().max(256), z.union([Value, z.array(Value), z.null()])).optional(),
});

/** Said where a question is none. */
export const FORM =
  "Ask {action, resource, resourceAccount?, context?}: one action like s3:GetObject, on one ARN or *; context by condition key, null for a key that is not there.";

/** Reads a question; null where it is none. */
export function readQuestion(written: JsonObject): AskedQuestion | null {
  const { data } = Written.safeParse(written);
  if (!data) return null;
  const { action, resource, resourceAccount, context = {} } = data;
  return {
    action,
    resource,
    resourceAccount: resourceAccount ?? accountIn(resource),
    context: new Map(
      Object.entries(context).map(([key, value]) => [
        key.toLowerCase(),
        value === null ? null : Array.isArray(value) ? value : [value],
      ]),
    ),
  };
}

/** The account of an ARN; null where it says none, as those of buckets. */
function accountIn(arn: string): string | null {
  const account = arn.split(":")[4] ?? "";
  return /^\d{12}$/.test(account) ? account : null;
}

/** Who asks, by key; null where the key is of nobody who can. */
export function askerOf(key: string): Principal | null {
  const place = readAlias(key);
  if (!place) return null;
  const { partition, account, kind, name } = place;
  if (kind === "service") return { kind: "service", arn: name, account: null };
  if (account === null || (kind !== "role" && kind !== "user" && kind !== "root")) return null;
  const arn = `arn:${partition}:iam::${account}:${kind === "root" ? "root" : `${kind}/${name}`}`;
  return { kind, arn, account, ...(kind === "role" ? { session: null } : {}) };
}

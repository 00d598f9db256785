import { z } from "zod";
import { Metadata } from "./schema.ts";
import { listOf, LooseName, mapping } from "./schema-parts.ts";
import { parseYaml } from "./yaml-parse.ts";

const KUBE_SYSTEM = "kube-system";
export const AWS_AUTH = "aws-auth";
export const TOKEN_TRACKING = "kube-apiserver-legacy-service-account-token-tracking";

/** Only two ConfigMaps are looked into, by name: whatever others hold is dropped unread. */
export function isReadConfigMap(name: unknown, namespace: unknown): boolean {
  return namespace === KUBE_SYSTEM && (name === AWS_AUTH || name === TOKEN_TRACKING);
}

const Mapping = mapping({
  rolearn: LooseName.nullish(),
  userarn: LooseName.nullish(),
  username: LooseName.nullish(),
  groups: listOf(LooseName),
}).transform(({ rolearn, userarn, username, groups }) => ({
  arn: rolearn || userarn || "",
  username: username ?? "",
  groups: [...new Set(groups)].toSorted(),
}));

/** Most entries of one list: EKS itself is slow long before. */
const MAX_MAPPINGS = 10_000;

/** A list that stands as YAML inside a value. */
function listInText<Item extends z.ZodType>(item: Item) {
  return z
    .unknown()
    .optional()
    .transform((value, context): z.output<Item>[] => {
      if (value === undefined || value === null || value === "") return [];
      const parsed = typeof value === "string" ? parseYaml(value) : null;
      const list = parsed?.ok ? listOf(item).safeParse(parsed.value) : null;
      if (list?.success && list.data.length <= MAX_MAPPINGS) return list.data;
      context.addIssue({ code: "custom", message: "does not hold a list in YAML as EKS reads it" });
      return z.NEVER;
    });
}

const Accounts = listInText(z.union([z.string(), z.number()]).transform(String));

/**
 * `aws-auth`: which AWS roles and users sign in as whom; and the ConfigMap in which the API server says since when it
 * notes uses of token Secrets.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
 */
export const ConfigMap = mapping({
  metadata: Metadata,
  data: mapping({
    mapRoles: listInText(Mapping),
    mapUsers: listInText(Mapping),
    mapAccounts: Accounts,
    since: z.unknown().optional(),
  }).nullish(),
}).transform(({ metadata, data }) => ({
  ...metadata.kept,
  mappings: [...(data?.mapRoles ?? []), ...(data?.mapUsers ?? [])],
  accounts: (data?.mapAccounts ?? []).filter((account) => /^\d{12}$/.test(account)),
  since: dayOf(data?.since),
}));

function dayOf(value: unknown): string | null {
  const text = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : "";
  return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
}

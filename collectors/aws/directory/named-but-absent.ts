import type { Row } from "#collectors/shared/rows.ts";
import { isRecord } from "./shapes.ts";

/**
 * What of an account's IAM is named by some of it and shown by none: groups that users are in, policies that are
 * attached, and customers' policies that are a boundary. Whole answers show each of these. Null: nothing is; which is no proof, as what nothing names can
 * be left out all the same.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function namedButAbsent(rows: readonly Row[]): "a group" | "a policy" | null {
  const values = rows.flatMap((row) => ("value" in row && isRecord(row.value) ? [row.value] : []));
  const groups = new Set(values.flatMap((value) => ("GroupName" in value ? [value["GroupName"]] : [])));
  const policies = new Set(values.flatMap((value) => ("PolicyName" in value ? [value["Arn"]] : [])));
  for (const value of values) {
    if (listIn(value, "GroupList").some((group) => typeof group === "string" && !groups.has(group))) return "a group";
    const attached = listIn(value, "AttachedManagedPolicies").map((one) => (isRecord(one) ? one["PolicyArn"] : null));
    const boundary = isRecord(value["PermissionsBoundary"])
      ? value["PermissionsBoundary"]["PermissionsBoundaryArn"]
      : null;
    // Of AWS's own those are shown that are attached, which a boundary is not.
    const own = typeof boundary === "string" && !boundary.includes("::aws:") ? [boundary] : [];
    if ([...attached, ...own].some((arn) => typeof arn === "string" && !policies.has(arn))) return "a policy";
  }
  return null;
}

function listIn(value: Record<string, unknown>, field: string): unknown[] {
  const list = value[field];
  return Array.isArray(list) ? list : [];
}

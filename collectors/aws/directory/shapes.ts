/** Lists of authorization details, and by which name their rows are told. */
export const DETAIL_LISTS: ReadonlyMap<string, string> = new Map([
  ["RoleDetailList", "RoleName"],
  ["UserDetailList", "UserName"],
  ["GroupDetailList", "GroupName"],
  ["Policies", "PolicyName"],
]);

/** Lists of providers, and the name their ARN goes by here. */
export const PROVIDER_LISTS: ReadonlyMap<string, string> = new Map([
  ["OpenIDConnectProviderList", "OidcProviderArn"],
  ["SAMLProviderList", "SamlProviderArn"],
]);

/** What a JSON document is that tells nothing of an account, in words; for people who thought it did. */
export function otherShape(value: unknown): string {
  if (Array.isArray(value))
    return "is a list, such as tools that scan policies write: not what AWS answers about an account";
  if (!isRecord(value)) return "is no object";
  if ("Statement" in value) return "is a policy by itself: nothing says whose it is";
  if ("PolicyDocument" in value || "inline_policies" in value || "managed_policies" in value) {
    return "is the result of a scan by another tool: not what AWS answers about an account";
  }
  if ("Url" in value && "ClientIDList" in value) return "is a provider without its ARN: nothing says whose it is";
  return "is nothing that AWS answers about who is in an account";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

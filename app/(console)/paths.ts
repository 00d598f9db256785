import type { Route } from "next";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import type { PlaceShown } from "#lib/domain/reach/views/path-view.ts";

/** The inventory under a filter. */
export function inventoryPath(filter: string): Route {
  return `/identities?q=${encodeURIComponent(filter)}` as Route;
}

/** The page of what an identity lives in; null where that has none. */
export function containerPath({ system, domain, container }: IdentityRow): string | null {
  const account = system === "aws" ? container?.key.split(":account:")[1] : undefined;
  if (account !== undefined) return accountPath(account);
  if (system !== "github" || !container?.key.includes(":repository:")) return null;
  return repositoryPath(domain, hostOf(container.key), container.name);
}

/** The page of an account. */
export function accountPath(id: string): string {
  return `/accounts/${encodeURIComponent(id)}`;
}

/** The page of a repository. The host stands in it where it is not the usual one. */
export function repositoryPath(domain: string, host: string, name: string): string {
  const path = ["repositories", domain, ...name.split("/")].map(encodeURIComponent).join("/");
  return host === "github.com" ? `/${path}` : `/${path}?host=${encodeURIComponent(host)}`;
}

/** `github.com` of `github:github.com:repository:acme/api`. */
function hostOf(alias: string): string {
  return alias.split(":")[1] ?? "";
}

/** The page where something that a chain names is shown. */
export function placePath(page: PlaceShown): Route {
  if ("resource" in page) return `/resources/${encodeURIComponent(page.resource)}` as Route;
  const path = `/identities/${page.identity}`;
  return (page.fact === null ? path : `${path}?tab=evidence&fact=${encodeURIComponent(page.fact)}`) as Route;
}

import type { AddressPolicy } from "#collectors/shared/address-guard.ts";

/** Where a GitHub is. */
export interface Endpoint {
  /** Name of the trust domain, whatever the port: `github.com`, `acme.ghe.com`, `ghe.example.org`. */
  host: string;
  /** Where people sign in: `https://github.com`. */
  web: string;
  /** Base of REST: `https://api.github.com`, `https://ghe.example.org/api/v3`. */
  rest: string;
  graphql: string;
  policy: AddressPolicy;
  /** The authority that vouches for the server, where one was given; PEM. */
  ca: string | undefined;
}

/**
 * The addresses of one GitHub: github.com, one with data residency (`<name>.ghe.com`), or an Enterprise Server.
 * @see https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api
 * @see https://docs.github.com/en/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint
 */
export function endpointOf(address: URL, policy: AddressPolicy, ca?: string): Endpoint {
  const { host, hostname } = address;
  const web = `https://${host}`;
  const common = { host: hostname.toLowerCase(), web, policy, ca };
  if (host === "github.com" || /^[a-z0-9-]+\.ghe\.com$/i.test(host)) {
    return { ...common, rest: `https://api.${host}`, graphql: `https://api.${host}/graphql` };
  }
  return { ...common, rest: `${web}/api/v3`, graphql: `${web}/api/graphql` };
}

import type { AddressPolicy } from "#collectors/shared/address-guard.ts";

/** How the server and the client prove who they are. PEM texts. */
export interface Tls {
  ca?: string;
  /** The name in the certificate, where it is not the host. */
  serverName?: string;
  certificate?: string;
  key?: string;
  /** The server's certificate is not checked. */
  insecure: boolean;
}

/** Where an API server is, and as whom it is asked. Holds secrets: never logged, never kept. */
export interface Endpoint {
  url: string;
  policy: AddressPolicy;
  tls: Tls;
  /** Whether {@link token} may bring another one later. */
  renews: boolean;
  /** @param fresh that of a moment ago was not accepted */
  token(fresh: boolean): Promise<string | null>;
}

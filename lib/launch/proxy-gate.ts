import { BlockList, isIP } from "node:net";
import { isLoopback } from "#lib/server/settings.ts";

/** What the gate looks at of a connection. */
export interface Connection {
  remoteAddress?: string;
  localAddress?: string;
  destroy(): unknown;
}

/**
 * Closes connections that come from neither this machine nor a named proxy: past the proxy that speaks TLS, passwords
 * and sessions would cross the network in the clear.
 */
export function proxyGate(trustedProxies: readonly string[]): (connection: Connection) => void {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = "", prefix] = entry.split("/");
    const bits = isIP(address) === 4 ? 32 : 128;
    trusted.addSubnet(address, Number(prefix ?? bits), isIP(address) === 4 ? "ipv4" : "ipv6");
  }
  return (connection) => {
    const address = plain(connection.remoteAddress);
    const own = isLoopback(address) || address === plain(connection.localAddress);
    if (!own && !trusted.check(address, isIP(address) === 4 ? "ipv4" : "ipv6")) connection.destroy();
  };
}

function plain(address: string | undefined): string {
  return (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
}

import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { InvalidInput } from "#lib/errors.ts";

/** Which addresses beyond the public ones a source may be asked at. */
export interface AddressPolicy {
  /** Private networks, this machine and carrier networks: opted in to for one source. */
  allowPrivate: boolean;
}

/** An address that is never asked, or not for this source. */
export class RefusedAddress extends InvalidInput {}

/** What kind of place an address is in. `never` is asked for nobody. */
export type AddressKind = "public" | "private" | "never";

/** Where clouds answer whoever asks with credentials, besides link-local addresses. */
const METADATA = [
  "168.63.129.16/32", // Azure
  "100.100.100.200/32", // Alibaba
  "192.0.0.192/32", // Oracle
  "fd00:ec2::/32", // AWS: metadata, DNS and pod identity
  "fd20:ce::254/128", // Google
  "fd00:42::42/128", // Scaleway
  "fd00:c1::a9fe:a9fe/128", // Oracle
].map((network) => ipaddr.parseCIDR(network));

/** The only addresses of version 6 that are routed everywhere (RFC 4291, section 2.4; IANA). */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

const PRIVATE = new Set(["private", "loopback", "uniqueLocal", "carrierGradeNat"]);

/** Where an address of either version lies; one that carries an address of version 4 is that one. */
export function addressKind(text: string): AddressKind {
  const zone = text.indexOf("%");
  const bare = zone === -1 ? text : text.slice(0, zone);
  if (isIP(bare) === 0) return "never";
  const address = carried(ipaddr.process(bare));
  if (METADATA.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))) {
    return "never";
  }
  const range = address.range();
  if (PRIVATE.has(range)) return "private";
  if (range !== "unicast") return "never";
  return address.kind() === "ipv4" || address.match(GLOBAL_UNICAST) ? "public" : "never";
}

/** NAT64 (RFC 6052) reaches the address of version 4 in the last 32 bits. */
function carried(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.range() !== "rfc6052") return address;
  return ipaddr.fromByteArray(address.toByteArray().slice(-4));
}

/**
 * Reads the address of a system that somebody typed in.
 * @throws RefusedAddress for anything but https to a host a policy allows, written plainly
 */
export function checkUrl(text: string, policy: AddressPolicy): URL {
  const url = URL.parse(text.trim());
  if (!url) throw new RefusedAddress("The address is not a URL. Give it as https://host:port.");
  if (url.protocol !== "https:")
    throw new RefusedAddress("Only https addresses are asked: a credential is sent there.");
  if (url.username !== "" || url.password !== "") {
    throw new RefusedAddress(
      "The address must not hold a user name or password. Give the credential in its own field.",
    );
  }
  if (url.search !== "" || url.hash !== "") throw new RefusedAddress("The address must not hold a query or fragment.");
  const host = url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
  if (isIP(host) === 0) return url;
  // The parser understands 0x7f.1, 2130706433 and 0177.0.0.1; nobody who means well writes an address so.
  if (isIP(host) === 4 && writtenHost(text) !== host) {
    throw new RefusedAddress("Write the address as four decimal numbers, or as a name.");
  }
  refuse(host, policy);
  return url;
}

/** The host as it was typed, without user, port, path. */
function writtenHost(text: string): string {
  const authority = /^[a-z]+:[\\/]*([^\\/?#]*)/i.exec(text.trim())?.[1] ?? "";
  return authority.replace(/:\d*$/, "");
}

/** @throws RefusedAddress unless the policy allows this address */
function refuse(address: string, policy: AddressPolicy): void {
  const kind = addressKind(address);
  if (kind === "public" || (kind === "private" && policy.allowPrivate)) return;
  throw new RefusedAddress(
    kind === "private"
      ? "The address lies in a private network. Allow that for this source if it is meant."
      : "The address is a metadata service, or one no system can have: it is never asked.",
  );
}

type Resolve = (
  hostname: string,
  options: { all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/**
 * For the `lookup` of a socket: resolves a name and answers only when each of its addresses is allowed. The socket
 * connects to what was checked, so a name that changes its mind in between gains nothing.
 */
export function guardedLookup(policy: AddressPolicy, resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "", 0);
      try {
        for (const { address } of found) refuse(address, policy);
      } catch (refused) {
        return done(refused instanceof Error ? refused : new Error("refused"), "", 0);
      }
      const [first] = found;
      if (options.all === true) done(null, found);
      else if (first) done(null, first.address, first.family);
      else done(new Error("The name has no address"), "", 0);
    });
  };
}

import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** Path and query of the page asked for, set by proxy.ts: a server component cannot know them otherwise. */
export const PATH_HEADER = "x-rollcall-path";

/** The address of whoever asks, set by the server in front of Next. */
export const ADDRESS_HEADER = "x-rollcall-address";

/** What only we may say about a request; the same words from outside are thrown away. */
const OURS = [PATH_HEADER, ADDRESS_HEADER, "x-nonce", "x-middleware-subrequest"];
const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** Makes the headers of one incoming request trustworthy, in place; `remoteAddress` is the socket's. */
export type HeaderSettler = (headers: IncomingHttpHeaders, remoteAddress: string | undefined) => void;

/**
 * What the server in front of Next runs on each request: removes what a client may not say and states its address.
 * X-Forwarded-For counts only when one of `trustedProxies` (addresses or networks) sent it.
 */
export function createHeaderSettler(trustedProxies: readonly string[]): HeaderSettler {
  const trusted = networks(trustedProxies);
  return (headers, remoteAddress = "") => {
    const address = clientAddress(headers["x-forwarded-for"], remoteAddress, trusted);
    for (const name of [...OURS, ...FORWARDED]) delete headers[name];
    headers[ADDRESS_HEADER] = address;
  };
}

/** The last hop that is no proxy of ours: whatever stands left of it in the header was written by the client. */
function clientAddress(forwardedFor: string | string[] | undefined, remoteAddress: string, trusted: BlockList): string {
  const hops = [...String(forwardedFor ?? "").split(","), remoteAddress].map(plainAddress).reverse();
  let address = plainAddress(remoteAddress);
  for (const hop of hops) {
    if (isIP(hop) === 0) break;
    address = hop;
    if (!trusted.check(hop, isIP(hop) === 4 ? "ipv4" : "ipv6")) break;
  }
  return address;
}

/** `::ffff:10.0.0.1` and `10.0.0.1` are the same client to a list of networks. */
function plainAddress(text: string): string {
  return text.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function networks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    list.addSubnet(address, Number(prefix ?? (family === "ipv4" ? 32 : 128)), family);
  }
  return list;
}

/** An address as its bits in a number: 32 of them, or 128. */
export interface Network {
  bits: 32 | 128;
  address: bigint;
  /** How many leading bits count; all of them for a single address. */
  prefix: number;
}

/** `10.0.0.0/8`, `10.1.2.3`, `2001:db8::/32`; null: no address. */
export function parseNetwork(text: string): Network | null {
  if (text.length > 64) return null;
  const slash = text.indexOf("/");
  const host = slash === -1 ? text : text.slice(0, slash);
  const bits = host.includes(":") ? 128 : 32;
  const address = bits === 128 ? parseV6(host) : parseV4(host);
  if (address === null) return null;
  const prefix = slash === -1 ? bits : parsePart(text.slice(slash + 1), bits);
  return prefix === null ? null : { bits, address, prefix };
}

/** Whether the address lies in the network; addresses of another family do not. */
export function inNetwork(network: Network, address: Network): boolean {
  if (network.bits !== address.bits) return false;
  const rest = BigInt(network.bits - network.prefix);
  return network.address >> rest === address.address >> rest;
}

function parsePart(text: string, most: number): number | null {
  if (!/^\d{1,3}$/.test(text)) return null;
  const value = Number(text);
  return value <= most ? value : null;
}

function parseV4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let address = 0n;
  for (const part of parts) {
    const value = parsePart(part, 255);
    if (value === null) return null;
    address = (address << 8n) | BigInt(value);
  }
  return address;
}

function parseV6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const head = groups(halves[0] as string);
  const tail = halves.length === 2 ? groups(halves[1] as string) : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  let address = 0n;
  for (const group of [...head, ...new Array<number>(missing).fill(0), ...tail])
    address = (address << 16n) | BigInt(group);
  return address;
}

/** The last two groups may be written as an IPv4 address. */
function groups(text: string): number[] | null {
  if (text === "") return [];
  const read: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes(".")) {
      const v4 = parseV4(part);
      if (v4 === null) return null;
      read.push(Number(v4 >> 16n), Number(v4 & 0xffffn));
      continue;
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null;
    read.push(Number.parseInt(part, 16));
  }
  return read;
}

import { once } from "node:events";
import { createServer, type Server } from "node:https";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { AddressInfo, Socket } from "node:net";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressKind, checkUrl, guardedLookup, RefusedAddress, type AddressPolicy } from "./address-guard.ts";
import { testCertificate } from "./testing/certificate.ts";
import { HOSTS_NEVER, HOSTS_PRIVATE, URLS_NEVER } from "./testing/address-vectors.ts";

const PUBLIC: AddressPolicy = { allowPrivate: false };
const PRIVATE: AddressPolicy = { allowPrivate: true };

describe("addresses that are never asked", () => {
  let server: Server;
  let port: number;
  let accepted = 0;
  const connected: Socket[] = [];
  const note = (message: unknown) => connected.push((message as { socket: Socket }).socket);

  beforeAll(async () => {
    server = createServer({ ...testCertificate() }, (_, answer) => answer.end("{}"));
    server.on("connection", () => (accepted += 1));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
    subscribe("net.client.socket", note);
  });
  afterAll(() => {
    unsubscribe("net.client.socket", note);
    server.close();
  });

  /** Asks as a collector does: the address is checked, then what its name resolves to. */
  async function ask(url: string, policy: AddressPolicy, resolved: readonly string[] = []): Promise<number> {
    const { origin } = checkUrl(url, policy);
    const agent = new Agent({
      connect: {
        rejectUnauthorized: false,
        timeout: 2000,
        lookup: guardedLookup(policy, (_, __, done) =>
          done(
            null,
            resolved.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
          ),
        ),
      },
    });
    try {
      const answer = await agent.request({ origin, path: "/", method: "GET" });
      await answer.body.dump();
      return answer.statusCode;
    } finally {
      await agent.destroy();
    }
  }

  const written = [
    ...URLS_NEVER.map((url) => ({ url, policy: PRIVATE })),
    ...HOSTS_NEVER.flatMap((host) => [PUBLIC, PRIVATE].map((policy) => ({ url: urlOf(host), policy }))),
    ...HOSTS_PRIVATE.map((host) => ({ url: urlOf(host), policy: PUBLIC })),
  ];
  const named = [
    ...HOSTS_NEVER.flatMap((address) => [PUBLIC, PRIVATE].map((policy) => ({ address, policy }))),
    ...HOSTS_PRIVATE.map((address) => ({ address, policy: PUBLIC })),
  ];

  it(`are refused before anything is connected, however they are written: ${written.length} ways`, async () => {
    const before = { accepted, sockets: connected.length };

    for (const { url, policy } of written) {
      await expect(ask(url.replace("PORT", String(port)), policy), url).rejects.toThrow(RefusedAddress);
    }

    expect({ accepted, sockets: connected.length }).toEqual(before);
  });

  it(`are refused when a name leads there, alone or among others: ${named.length * 2} ways`, async () => {
    expect(written.length + named.length * 2).toBeGreaterThanOrEqual(300);
    for (const { address, policy } of named) {
      for (const resolved of [[address], ["93.184.216.34", address]]) {
        const from = connected.length;
        await expect(ask(`https://api.example.org:${port}`, policy, resolved), address).rejects.toThrow(RefusedAddress);
        expect(connected.slice(from).filter((socket) => socket.remoteAddress !== undefined)).toEqual([]);
      }
    }
    expect(accepted).toBe(0);
  });

  it("are not reached by a name that changes its mind between check and connection", async () => {
    let asked = 0;
    const answers = ["127.0.0.1", "169.254.169.254"];
    const lookup = guardedLookup(PRIVATE, (_, __, done) => {
      asked += 1;
      done(null, [{ address: answers[asked - 1] ?? "169.254.169.254", family: 4 }]);
    });
    const agent = new Agent({ connect: { rejectUnauthorized: false, lookup } });

    const first = await agent.request({ origin: `https://api.example.org:${port}`, path: "/", method: "GET" });
    await first.body.dump();
    await agent.close();

    // The connection went to the address that was looked at: one look, one connection.
    expect(asked).toBe(1);
    const again = new Agent({ connect: { rejectUnauthorized: false, lookup } });
    await expect(
      again.request({ origin: `https://api.example.org:${port}`, path: "/", method: "GET" }),
    ).rejects.toThrow(RefusedAddress);
    await again.destroy();
  });

  it("leaves private ones to those who opted in", async () => {
    expect(await ask(`https://127.0.0.1:${port}`, PRIVATE)).toBe(200);
    expect(await ask(`https://api.example.org:${port}`, PRIVATE, ["127.0.0.1"])).toBe(200);
    for (const host of HOSTS_PRIVATE) expect(addressKind(host), host).toBe("private");
  });

  it("lets public ones pass", () => {
    for (const host of ["93.184.216.34", "2606:4700::6810:84e5", "64:ff9b::5db8:d822"]) {
      expect(addressKind(host), host).toBe("public");
    }
    expect(checkUrl(" https://api.example.org:6443/k8s/clusters/c-1 ", PUBLIC).href).toBe(
      "https://api.example.org:6443/k8s/clusters/c-1",
    );
    expect(checkUrl("https://1.1.1.1", PUBLIC).host).toBe("1.1.1.1");
  });
});

function urlOf(host: string): string {
  return `https://${host.includes(":") ? `[${host}]` : host}:PORT/`;
}

import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { explainListenError, requireFreePort } from "./port.ts";

describe("requireFreePort", () => {
  it("names a taken port and how to choose another", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;

    await expect(requireFreePort("127.0.0.1", port)).rejects.toThrow(`Port ${port} is taken`);

    server.close();
    await once(server, "close");
    await expect(requireFreePort("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("refuses an address that is not of this machine", async () => {
    await expect(requireFreePort("192.0.2.1", 3000)).rejects.toThrow(/no such address/);
  });
});

describe("explainListenError", () => {
  it.each([
    ["EADDRINUSE", 3000, "PORT=3001 npm start"],
    ["EADDRINUSE", 65_535, "PORT=3000 npm start"],
    ["EACCES", 443, "PORT=3000 npm start"],
  ])("%s on %i", (code, port, advice) => {
    expect(explainListenError(code, "127.0.0.1", port)).toContain(advice);
  });
});

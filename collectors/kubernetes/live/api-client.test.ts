import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openClient, REVIEWS } from "./api-client.ts";
import type { Endpoint } from "./endpoint.ts";
import { LIMITS } from "./limits.ts";
import { startFakeCluster, type FakeCluster } from "./testing/fake-cluster.ts";

describe("the one way out", () => {
  let cluster: FakeCluster;
  beforeAll(async () => {
    cluster = await startFakeCluster();
  });
  afterAll(() => cluster.stop());

  function open(more: Partial<Endpoint> = {}, onSecret?: (value: string) => void) {
    const { signal } = new AbortController();
    const endpoint = {
      url: cluster.url,
      policy: { allowPrivate: true },
      tls: { ca: cluster.ca, insecure: false },
      renews: false,
      token: async () => "t",
      ...more,
    };
    return openClient(endpoint, { limits: { ...LIMITS, pauseMs: 1 }, signal, ...(onSecret ? { onSecret } : {}) });
  }

  async function textOf(text: AsyncIterable<string>): Promise<string> {
    let whole = "";
    for await (const part of text) whole += part;
    return whole;
  }

  it("posts nothing but questions about itself", async () => {
    const client = open();

    expect([...REVIEWS].every((path) => /\/selfsubject[a-z]*reviews$/.test(path))).toBe(true);
    for (const path of [
      "/api/v1/namespaces/a/pods",
      "/apis/authorization.k8s.io/v1/subjectaccessreviews",
      "/version",
    ]) {
      await expect(client.ask({ path, body: {} }, textOf), path).rejects.toThrow(/never posts/);
    }
    await client.close();
  });

  it("tells each token before it is sent", async () => {
    const told: string[] = [];
    const client = open({ token: async () => "of the moment" }, (value) => told.push(value));

    await client.ask({ path: "/api/v1/pods" }, textOf);

    expect(told).toEqual(["of the moment"]);
    await client.close();
  });

  it("looks at the address before each call", async () => {
    const client = open({ policy: { allowPrivate: false } });

    await expect(client.ask({ path: "/version" }, textOf)).rejects.toThrow(/private network/);
    await client.close();
  });

  it("asks once more with a newer token where there may be one, and then never again", async () => {
    let asked = 0;
    cluster.trouble({ serve: (answer) => answer.writeHead(401).end(), slice: "pods", page: 0, times: 1 });
    const client = open({ renews: true, token: async (fresh) => ((asked += 1), fresh ? "new" : "old") });
    const call = { path: "/api/v1/pods" };

    expect(await client.ask(call, textOf)).toContain("PodList");
    expect(asked).toBe(2);
    cluster.trouble({ serve: (answer) => answer.writeHead(401).end(), slice: "pods", page: 0 });
    await expect(client.ask(call, textOf)).rejects.toThrow(/401/);
    await expect(client.ask({ path: "/api/v1/nodes" }, textOf)).rejects.toThrow(/401/);
    expect(asked).toBe(4);
    cluster.trouble(null);
    await client.close();
  });

  it("keeps the path in front of the API, as behind a gateway", async () => {
    const client = open({ url: `${cluster.url}/k8s/clusters/c-1/` });

    await expect(client.ask({ path: "/version" }, textOf)).rejects.toThrow(/not there \(404\)/);
    await client.close();
  });
});

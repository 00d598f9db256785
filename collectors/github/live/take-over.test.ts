import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "#lib/errors.ts";
import { registration } from "./registration.ts";
import { RIGHTS } from "./rights.ts";
import { takeOver } from "./take-over.ts";
import { appKey } from "./testing/app-key.ts";
import { FAST, liveInput } from "./testing/collect-live.ts";
import { createApp } from "./testing/create-app.ts";
import { CLIENT_SECRET, WEBHOOK_SECRET } from "./testing/fake-github/app-manifests.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { CONVERSIONS, sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const CHOICE = { sourceSlug: "acme", returnTo: "https://rollcall.example/back", state: "a&b" };

describe("the form that a browser takes to GitHub", () => {
  it.each([
    [undefined, "https://github.com/organizations/acme/settings/apps/new?state=a%26b"],
    ["https://acme.ghe.com", "https://acme.ghe.com/organizations/acme/settings/apps/new?state=a%26b"],
    ["https://ghe.example.org:8443", "https://ghe.example.org:8443/organizations/acme/settings/apps/new?state=a%26b"],
  ])("goes to the GitHub at %s", (address, action) => {
    const fields = { organization: "acme", ...(address === undefined ? {} : { address }) };
    expect(registration.form({ ...CHOICE, permissions: [], fields }).action).toBe(action);
  });

  it("asks for exactly the chosen permissions and the required ones, to read, and for no webhook", () => {
    const { fields } = registration.form({ ...CHOICE, permissions: ["contents"], fields: { organization: "acme" } });
    const manifest = JSON.parse(fields["manifest"] ?? "{}") as Record<string, unknown>;

    const required = RIGHTS.filter(({ need }) => need === "required").map(({ permission }) => permission);
    const expected = Object.fromEntries([...required, "contents"].map((name) => [name, "read"]));
    expect(manifest).toMatchObject({ default_permissions: expected, default_events: [], public: false });
    expect(manifest).toHaveProperty("redirect_url", CHOICE.returnTo);
    expect(Object.keys(manifest["default_permissions"] as object)).toHaveLength(required.length + 1);
    expect(manifest).not.toHaveProperty("hook_attributes");
  });

  it("names the page where the App is installed", () => {
    expect(registration.installAt({ organization: "acme" }, "rollcall-acme")).toBe(
      "https://github.com/organizations/acme/settings/apps/rollcall-acme/installations",
    );
  });
});

describe("taking an App over", () => {
  let fake: FakeGithub;
  beforeAll(async () => {
    fake = await startFakeGithub(generateOrganization({ repositories: 1 }));
  });
  beforeEach(() => {
    fake.trouble(null);
    fake.seen.length = 0;
  });
  afterAll(() => fake.stop());

  const take = (code: string, onSecret?: (value: string) => void) =>
    takeOver({ ...liveInput(fake), code, ...(onSecret ? { onSecret } : {}) }, FAST);
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => new Error("it was taken over"),
      (reason: AppError) => reason,
    );
    return error.message;
  };

  it("brings its id and key, asks once, and tells every secret", async () => {
    const secrets: string[] = [];

    const made = await take(await createApp(fake), (value) => secrets.push(value));

    expect(made).toEqual({
      name: "rollcall-acme",
      fields: { "app-id": "4" },
      secrets: { "private-key": appKey(), "webhook-secret": WEBHOOK_SECRET },
    });
    expect(secrets).toEqual(expect.arrayContaining([appKey(), CLIENT_SECRET, WEBHOOK_SECRET]));
    expect(fake.seen.map(({ method, authorization }) => [method, authorization])).toEqual([["POST", ""]]);
  });

  it("says of a code that was used, or is old, what to do", async () => {
    const code = await createApp(fake);
    await take(code);

    expect(await refusal(take(code))).toMatch(/does not know the code \(404\).*Delete the App.*create it again\./);
  });

  it("asks again where no answer came and the code still holds", async () => {
    const code = await createApp(fake);
    const app = fake.created.get(code);
    const served = fake.trouble({
      ...{ path: CONVERSIONS, times: 1 },
      serve(response) {
        if (app) fake.created.set(code, app);
        response.destroy();
      },
    });

    expect(await take(code)).toMatchObject({ name: "rollcall-acme" });
    expect(served()).toBe(1);
  });

  it("says that the key may be lost where GitHub gave it away and the answer did not come", async () => {
    const served = fake.trouble({ path: CONVERSIONS, times: 1, serve: (response) => response.destroy() });

    expect(await refusal(take(await createApp(fake)))).toMatch(
      /Whether GitHub gave the key of the App away is not known.*Delete the App/,
    );
    expect(served()).toBe(1);
  });

  it.each<[string, unknown, RegExp]>([
    ["holds no key", { id: 4, slug: "rollcall", owner: { login: "acme" } }, /holds no App with a key/],
    ["names no App", { id: "canary", pem: "-----BEGIN canary" }, /holds no App with a key/],
  ])("repeats nothing of an answer that %s", async (_name, body, sentence) => {
    fake.trouble({ path: CONVERSIONS, serve: (response) => sendJson(response, 201, body) });
    const message = await refusal(take("some-code"));

    expect(message).toMatch(sentence);
    expect(message).not.toContain("canary");
  });

  it("refuses an App that was made in another organization", async () => {
    expect(await refusal(take(await createApp(fake, "other")))).toMatch(/made the App in other, not in acme/);
  });

  it.each([403, 422, 429, 500])("says of a GitHub that answers %i that the App is to be made anew", async (status) => {
    fake.trouble({ path: CONVERSIONS, serve: (response) => sendJson(response, status, { message: "canary" }) });
    const message = await refusal(take("some-code"));

    expect(message).toMatch(/Delete the App at https:\/\/127.0.0.1:\d+\/organizations\/acme\/settings\/apps/);
    expect(message).not.toContain("canary");
  });

  it.each(["", "../../user", "a b", "a".repeat(201)])("sends nothing for a code that is none: %j", async (code) => {
    expect(await refusal(take(code))).toMatch(/without a usable code/);
    expect(fake.seen).toEqual([]);
  });
});

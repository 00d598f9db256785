import { describe, expect, it } from "vitest";
import { grant } from "./grant.ts";
import { RIGHTS } from "./rights.ts";

const ALL = RIGHTS.map(({ id }) => id);

/** The address a document holds, as a browser understands it. */
function addressIn(text: string): URL {
  const line = text.split("\n").find((one) => one.startsWith("https://"));
  return new URL(line ?? "");
}

describe("what an owner is asked to grant", () => {
  it("is exactly the chosen permissions and the required ones, all to read", () => {
    const [app, manifest] = grant({ sourceSlug: "acme", permissions: ["contents"] });
    const required = RIGHTS.filter(({ need }) => need === "required").map(({ permission }) => permission);
    const expected = [...required, "contents"].toSorted();

    const query = [...addressIn(app?.text ?? "").searchParams].filter(([, value]) => value === "read");
    expect(query.map(([name]) => name).toSorted()).toEqual(expected);
    const { default_permissions, ...rest } = JSON.parse(manifest?.text ?? "{}") as { default_permissions: object };
    expect(Object.keys(default_permissions).toSorted()).toEqual(expected);
    expect(new Set(Object.values(default_permissions))).toEqual(new Set(["read"]));
    expect(rest).toMatchObject({ public: false, default_events: [] });
  });

  it("never holds a word that writes", () => {
    const texts = grant({ sourceSlug: "acme", permissions: ALL }).map(({ text }) => text);
    expect(texts.join("\n")).not.toMatch(/=write|=admin|"write"|"admin"/);
  });

  it("asks of a token nothing that only Apps can be given", () => {
    const token = grant({ sourceSlug: "acme", permissions: ALL })[2];
    expect(token?.text).not.toContain("personal_access_token");
    expect(addressIn(token?.text ?? "").searchParams.get("target_name")).toBe("ORGANIZATION");
  });

  it("names the App so that GitHub takes the name", () => {
    const [app] = grant({ sourceSlug: "a".repeat(60), permissions: [] });
    expect(addressIn(app?.text ?? "").searchParams.get("name")?.length).toBeLessThanOrEqual(34);
  });
});

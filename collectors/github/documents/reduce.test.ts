import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { ROWS } from "../testing/rows.ts";
import type { DocumentOf } from "./documents.ts";
import { reduceDocument } from "./reduce.ts";

function reduced<Kind extends SliceId>(kind: Kind, value: unknown): DocumentOf<Kind> {
  const reduction = reduceDocument(kind, value);
  if (!reduction.ok) throw new Error(reduction.message);
  return reduction.document;
}

const all = SLICE_IDS.flatMap((kind) => ROWS[kind].map((row) => ({ kind, row })));

describe("a row of an answer", () => {
  it.each(all)("of $kind is kept, and what was kept is kept again as it is", ({ kind, row }) => {
    const document = reduced(kind, row);

    expect(reduced(kind, JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it("of variables loses its value", () => {
    expect(reduced("organization-variables", ROWS["organization-variables"][0])).toEqual({
      name: "REGION",
      visibility: "private",
      created_at: "2025-03-01T10:00:00Z",
      updated_at: "2026-01-01T08:00:00Z",
    });
  });

  it("of webhooks keeps who is asked, and whether there is a secret", () => {
    const [hook] = ROWS["repository-webhooks"];

    expect(reduced("repository-webhooks", hook).config).toEqual({
      scheme: "https",
      host: "ci.example:8443",
      secret_set: true,
      content_type: "json",
      insecure_ssl: "0",
    });
    expect(reduced("repository-webhooks", { ...hook, config: { url: "http://example.com" } }).config).toMatchObject({
      secret_set: false,
      insecure_ssl: null,
    });
    expect(reduced("repository-webhooks", { ...hook, config: { url: "not an address" } }).config).toMatchObject({
      scheme: null,
      host: null,
    });
  });

  it("of deploy keys keeps the fingerprint that ssh-keygen says", () => {
    expect(reduced("deploy-keys", ROWS["deploy-keys"][0])).toMatchObject({
      key_type: "ssh-ed25519",
      fingerprint: "SHA256:wSy1ZGgZziTbhLHhFDfxaJYe4ph237tsc1/6yWctE+0",
    });
    expect(reduced("deploy-keys", { id: 1, key: "ssh-rsa AAA..." })).toMatchObject({
      key_type: null,
      fingerprint: null,
    });
    expect(reduced("deploy-keys", { id: 1, key: "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA==" }).fingerprint).toBeNull();
  });

  it("of repositories keeps the properties that name an owner or an environment", () => {
    expect(reduced("repositories", ROWS.repositories[0]).custom_properties).toEqual({
      environment: "production",
      team: "payments",
    });
  });

  it("keeps what it does not know apart from what is not there", () => {
    const [key] = ROWS["deploy-keys"];
    const { last_used, ...older } = key as Record<string, unknown>;

    expect(last_used).toBeDefined();
    expect(reduced("deploy-keys", older)).not.toHaveProperty("last_used");
    expect(reduced("deploy-keys", { ...older, last_used: null }).last_used).toBeNull();
  });
});

describe("what is too much", () => {
  it("is cut, and the list is named", () => {
    const members = Array.from({ length: 10_001 }, (_, index) => ({ login: `user-${index}`, id: index + 1 }));
    const document = reduced("teams", { ...ROWS.teams[0], members });

    expect(document.members).toHaveLength(10_000);
    expect(document.truncated).toEqual(["members"]);
    expect(reduced("teams", document).truncated).toEqual(["members"]);
  });

  it("of a name keeps its beginning and a digest, of a text its beginning", () => {
    const row = (name: string) => reduced("organization-variables", { name }).name;

    expect(row("x".repeat(300))).toHaveLength(217);
    expect(row("x".repeat(300))).not.toBe(row(`${"x".repeat(300)}y`));
    expect(reduced("deploy-keys", { id: 1, title: "t".repeat(10_000) }).title).toBe(`${"t".repeat(256)}…`);
  });
});

describe("what is no row", () => {
  it.each([
    ["deploy-keys", { id: "1; drop" }, "id is missing or not as GitHub describes it"],
    ["deploy-keys", { id: 1, created_at: "yesterday" }, "created_at is missing or not as GitHub describes it"],
    ["app-installations", { id: 1, app_id: 1, app_slug: "a", permissions: { "a b\n": "x" } }, "permissions is missing"],
    ["repository-access", { id: 1 }, "it is not as GitHub describes it"],
    ["teams", { id: 1, slug: "a", members: [{ login: "x" }] }, "members[0].id is missing"],
    ["people", null, "it is not as GitHub describes it"],
  ] as const)("of %s is refused in words that quote nothing of it", (kind, value, message) => {
    const reduction = reduceDocument(kind, value);

    expect(reduction).toMatchObject({ ok: false });
    expect(reduction.ok ? "" : reduction.message).toContain(message);
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SLICE_IDS), fc.anything({ withNullPrototype: true }), (kind, value) => {
        reduceDocument(kind, value);
      }),
      lawRuns(1000),
    );
  });

  it("never throws where a known field holds anything", () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.jsonValue(), ({ kind, row }, at, value) => {
        const keys = Object.keys(row);
        reduceDocument(kind, { ...row, [keys[at % keys.length] ?? "id"]: value });
      }),
      lawRuns(1000),
    );
  });
});

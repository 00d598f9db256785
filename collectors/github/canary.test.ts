import { describe, expect, it } from "vitest";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { reduceDocument } from "./documents/reduce.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";
import { collectExport, collectListed, everyListing, exportFiles } from "./testing/organization.ts";
import { ROWS } from "./testing/rows.ts";

const SECRET = "cAnArY-9f27b1c4";

/** The ways a value may show: clear, base64 at each of its three offsets, URL-encoded, hex. */
const FORMS = [
  SECRET,
  ...[0, 1, 2].map((offset) =>
    Buffer.from("x".repeat(offset) + SECRET)
      .toString("base64")
      .slice(4, -4),
  ),
  encodeURIComponent(SECRET).replaceAll("-", "%2D"),
  Buffer.from(SECRET).toString("hex"),
];

type Fields = Record<string, unknown>;

/** The row with the secret in each of its objects, and in the place of every value that is not kept. */
function plant(before: unknown, kept: unknown): unknown {
  if (Array.isArray(before)) {
    const items: unknown[] = Array.isArray(kept) ? kept : [];
    return before.map((item, index) => plant(item, items[index]));
  }
  if (!isFields(before)) return kept === undefined ? SECRET : before;
  const fields = isFields(kept) ? kept : {};
  const planted = Object.entries(before).map(([key, value]) => [key, plant(value, fields[key])]);
  return { ...Object.fromEntries(planted), [SECRET]: SECRET, token: SECRET, nested: { value: [SECRET] } };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is looked into and kept as something else. */
const KNOWN_PLACES: Partial<Record<SliceId, Fields>> = {
  "organization-webhooks": {
    config: { url: `https://${SECRET}:${SECRET}@a.example/${SECRET}?${SECRET}#${SECRET}`, secret: SECRET },
  },
  "repository-webhooks": { config: { url: `slack://b.example/${SECRET}`, secret: SECRET, password: SECRET } },
  "deploy-keys": { key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIINaSsehgTpibnTTtH4kKohPhwfzqo0OvfwP4w8qZfPp ${SECRET}` },
  "organization-variables": { value: SECRET },
  "repository-variables": { value: { nested: SECRET } },
  "organization-secrets": { value: SECRET, encrypted_value: SECRET },
  "secret-alerts": { secret: SECRET },
  "credential-authorizations": { token_last_eight: SECRET, hashed_token: SECRET },
  "token-requests": { reason: SECRET },
  repositories: { custom_properties: { api_key: SECRET, [SECRET]: "x" } },
  "app-installations": { client_secret: SECRET, pem: SECRET, webhook_secret: SECRET },
};

/** Of permissions every name is kept: they are words of GitHub, and whatever is none makes the row a problem. */
function planted(kind: SliceId, row: object): object {
  const reduction = reduceDocument(kind, row);
  if (!reduction.ok) throw new Error(reduction.message);
  const found = plant(row, reduction.document) as Fields;
  const original = row as Fields;
  const permissions = "permissions" in original ? { permissions: original["permissions"] } : {};
  return { ...found, ...permissions, ...KNOWN_PLACES[kind] };
}

const PLANTED = Object.fromEntries(
  SLICE_IDS.map((kind) => [kind, ROWS[kind].map((row) => planted(kind, row))]),
) as Record<SliceId, object[]>;

function hits(text: string): string[] {
  return FORMS.filter((form) => text.includes(form));
}

describe("a secret in every field that is not kept", () => {
  it("was planted in a row of every listing", () => {
    expect(SLICE_IDS.filter((kind) => hits(JSON.stringify(PLANTED[kind])).length === 0)).toEqual([
      "audit-log",
      "never-read",
    ]);
  });

  it("is in no fact, no coverage and no note, and every row is still read", async () => {
    const collected = await collectListed(everyListing(PLANTED));

    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
    expect(collected.facts.length).toBeGreaterThan(40);
  });

  it("is in no file of an export", () => {
    const files = exportFiles(everyListing(PLANTED));

    expect(hits(JSON.stringify(files))).toEqual([]);
    expect(Object.keys(files)).toHaveLength(SLICE_IDS.length + 1);
  });

  it("is in nothing that comes of an export somebody wrote it into", async () => {
    const lines = Object.fromEntries(
      everyListing(PLANTED).map(({ planned, rows }) => {
        const text = rows.map((row) => JSON.stringify({ ...row, document: "value" in row ? row.value : {} }) + "\n");
        const { repository, slice } = planned;
        const folder = repository ? "repositories/acme__api" : "organization";
        return [`${folder}/${slice.kind}.ndjson`, text.join("")];
      }),
    );
    const collected = await withFiles({ ...exportFiles(everyListing(ROWS)), ...lines }, collectExport);

    expect(hits(JSON.stringify(Object.values(lines)))).not.toEqual([]);
    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
  });

  it("is in no message about a row that cannot be read", async () => {
    const broken = Object.fromEntries(
      SLICE_IDS.map((kind) => [kind, [{ id: SECRET, login: SECRET, permissions: { [SECRET]: {} } }, SECRET, [SECRET]]]),
    ) as unknown as Record<SliceId, object[]>;
    const collected = await collectListed(everyListing(broken));

    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.problemCount !== 3)).toEqual([]);
  });
});

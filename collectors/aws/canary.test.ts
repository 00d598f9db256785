import { describe, expect, it } from "vitest";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { reduceDocument } from "./documents/reduce.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";
import { DETAILS, REPORT } from "./testing/account-rows.ts";
import { collect, collectFiles, collectListed, everyListing, exportFiles } from "./testing/collect.ts";
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

/** Where names are free: whatever is planted there is a condition or a tag, and kept as such. */
const FREE = new Set(["Condition", "tags", "Statement"]);

/** The row with the secret in each of its objects, and in the place of every value that is not kept. */
function plant(before: unknown, kept: unknown): unknown {
  if (Array.isArray(before)) {
    const items: unknown[] = Array.isArray(kept) ? kept : [];
    return before.map((item, index) => plant(item, items[index]));
  }
  if (!isFields(before)) return kept === undefined ? SECRET : before;
  const fields = isFields(kept) ? kept : {};
  const planted = Object.entries(before).map(([key, value]) => [
    key,
    FREE.has(key) || LOOKED_INTO.has(key) ? value : plant(value, fields[key]),
  ]);
  return { ...Object.fromEntries(planted), [SECRET]: SECRET, token: SECRET, nested: { value: [SECRET] } };
}

/** What is kept under another name, or cut to less than itself. */
const LOOKED_INTO = new Set(["PolicyVersionList", "location", "environment", "additional_credentials_info"]);

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const POLICY = {
  Version: "2012-10-17",
  Id: SECRET,
  Comment: SECRET,
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Note: SECRET, Principal: { AWS: "*", [SECRET]: SECRET } }],
};

/** What is looked into and kept as something else. */
const KNOWN_PLACES: Partial<Record<SliceId, Fields>> = {
  accounts: { Email: SECRET, Tags: [{ Key: "a", Value: "x".repeat(256) + SECRET }] },
  units: { MasterAccountEmail: SECRET },
  "organization-policies": { Content: JSON.stringify(POLICY), Description: SECRET },
  "permission-sets": { InlinePolicy: POLICY, RelayState: SECRET, Description: SECRET },
  instances: { UserData: SECRET, UserDataBase64: Buffer.from(SECRET).toString("base64"), KeyName: SECRET },
  functions: { Environment: { Variables: { PASSWORD: SECRET, [SECRET]: SECRET } }, Description: SECRET },
  "task-definitions": {
    containerDefinitions: [{ environment: [{ name: SECRET, value: SECRET }], command: [SECRET], secrets: [] }],
  },
  "build-projects": {
    environment: { privilegedMode: true, environmentVariables: [{ name: SECRET, value: SECRET }] },
    source: {
      type: "GITHUB",
      location: `https://${SECRET}:${SECRET}@github.com/acme/api.git?${SECRET}#${SECRET}`,
      auth: { type: "OAUTH", resource: SECRET },
      buildspec: SECRET,
    },
  },
  clusters: { certificateAuthority: { data: SECRET } },
  "identity-providers": { SAMLMetadataDocument: SECRET },
  secrets: { SecretString: SECRET, SecretBinary: SECRET, Description: SECRET, ResourcePolicy: JSON.stringify(POLICY) },
  parameters: { Value: SECRET, Description: SECRET },
  repositories: { policyText: encodeURIComponent(JSON.stringify(POLICY)) },
  keys: { Policy: JSON.stringify(POLICY), Description: SECRET },
};

function planted(kind: SliceId, row: object): object {
  const reduction = reduceDocument(kind, row);
  if (!reduction.ok) throw new Error(reduction.message);
  const policies = Object.fromEntries(
    ["AssumeRolePolicyDocument"]
      .filter((name) => name in row)
      .map((name) => [name, encodeURIComponent(JSON.stringify(POLICY))]),
  );
  return { ...(plant(row, reduction.document) as Fields), ...policies, ...KNOWN_PLACES[kind] };
}

const PLANTED = Object.fromEntries(
  SLICE_IDS.map((kind) => [kind, ROWS[kind].map((row) => planted(kind, row))]),
) as Record<SliceId, object[]>;

function hits(text: string): string[] {
  return FORMS.filter((form) => text.includes(form));
}

describe("a secret in every field that is not kept", () => {
  it("was planted in a row of every listing", () => {
    expect(SLICE_IDS.filter((kind) => hits(JSON.stringify(PLANTED[kind])).length === 0)).toEqual([]);
  });

  it("is in no fact, no coverage and no note, and every row is still read", async () => {
    const collected = await collectListed(everyListing(PLANTED));

    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
    expect(collected.facts.length).toBeGreaterThan(60);
  });

  it("is in no file of an export, nor in what comes of one that somebody wrote it into", async () => {
    const files = exportFiles(everyListing(PLANTED));
    const lines = Object.fromEntries(
      everyListing(PLANTED).map(({ planned, rows }) => {
        const text = rows.map((row) => JSON.stringify({ ...row, document: "value" in row ? row.value : {} }) + "\n");
        return [`${planned.slice.path}.ndjson`, text.join("")];
      }),
    );
    const collected = await withFiles({ ...exportFiles(everyListing(ROWS)), ...lines }, collect);

    expect(hits(JSON.stringify(files))).toEqual([]);
    expect(hits(JSON.stringify(lines))).not.toEqual([]);
    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
  });

  it("is in nothing that comes of files, read or ignored", async () => {
    const rows = PLANTED["authorization-details"] as Fields[];
    const answer = {
      ...DETAILS,
      RoleDetailList: rows.filter((row) => "RoleName" in row),
      Policies: rows.filter((row) => "PolicyId" in row),
      [SECRET]: SECRET,
      Marker: SECRET,
    };
    const collected = await collectFiles({
      "iam.json": JSON.stringify(answer),
      "report.csv": REPORT.replace("N/A,N/A,N/A,true", `${SECRET},${SECRET},${SECRET},true`),
      "policy.json": JSON.stringify(POLICY),
      "scan.json": JSON.stringify([SECRET]),
    });

    expect(hits(JSON.stringify(collected.emissions))).toEqual([]);
    expect(collected.facts.length).toBeGreaterThan(20);
  });

  it("is in no message about a row or a file that cannot be read", async () => {
    const rows = [{ Id: SECRET, Arn: SECRET, RoleName: SECRET, [SECRET]: {} }, SECRET, [SECRET]];
    const broken = Object.fromEntries(SLICE_IDS.map((kind) => [kind, rows])) as unknown as Record<SliceId, object[]>;
    const collected = await collectListed(everyListing(broken));
    const files = await collectFiles({
      "iam.json": JSON.stringify(DETAILS),
      "broken.json": `{"RoleDetailList": [{"${SECRET}": ${SECRET}}], "${SECRET}"`,
      "report.csv": `user,arn,user_creation_time,\n"${SECRET}"${SECRET}`,
    });

    expect(hits(JSON.stringify([collected.emissions, files.emissions]))).toEqual([]);
    expect(collected.slices.filter(({ coverage }) => coverage.problemCount !== 3)).toEqual([]);
  });
});

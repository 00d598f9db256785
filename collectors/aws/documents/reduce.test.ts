import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { allow, DEPLOY } from "../testing/account-rows.ts";
import { ROWS } from "../testing/rows.ts";
import type { RoleDetail } from "./authorization-details.ts";
import { POLICY_FAULTS } from "./policy-document.ts";
import { reduceDocument } from "./reduce.ts";

function reduced(kind: SliceId, value: unknown) {
  const reduction = reduceDocument(kind, value);
  if (!reduction.ok) throw new Error(reduction.message);
  return reduction;
}

const roleWith = (more: object) => reduced("authorization-details", { ...DEPLOY, ...more });

function trustOf(document: unknown) {
  const { faults, ...reduction } = roleWith({ AssumeRolePolicyDocument: document });
  return { faults, policy: (reduction.document as RoleDetail).AssumeRolePolicyDocument };
}

describe("a row", () => {
  it.each(SLICE_IDS.flatMap((kind) => ROWS[kind].map((row) => [kind, row] as const)))(
    "of %s is read again as it was written",
    (kind, row) => {
      const once = reduced(kind, row);

      expect(once).toMatchObject({ cut: [], faults: [] });
      expect(reduced(kind, JSON.parse(JSON.stringify(once.document)))).toEqual(once);
    },
  );

  it.each(SLICE_IDS)("of %s that is anything else is refused, in words that quote nothing", (kind) => {
    for (const value of [null, "s3cret", 7, [], ["s3cret"], {}, { Id: "s3 cret", Arn: "s3cret" }]) {
      const reduction = reduceDocument(kind, value);

      expect(reduction.ok).toBe(false);
      expect(JSON.stringify(reduction)).not.toContain("cret");
    }
  });

  it("takes times as the SDK gives them and as tools write them", () => {
    const created = (CreateDate: unknown) =>
      (reduced("access-keys", { ...ROWS["access-keys"][0], CreateDate }).document as { CreateDate: string }).CreateDate;

    expect(
      [new Date("2024-05-01T08:00:00.123Z"), "2024-05-01T10:00:00+02:00", "2024-05-01 08:00:00+00:00"].map(created),
    ).toEqual(Array<string>(3).fill("2024-05-01T08:00:00Z"));
    for (const wrong of ["yesterday", "2024-99-99T00:00:00Z", "", "+275761-01-01"]) {
      expect(reduceDocument("access-keys", { ...ROWS["access-keys"][0], CreateDate: wrong }).ok).toBe(false);
    }
  });

  it("keeps tags, in whichever spelling, and of a value no more than AWS allows", () => {
    const tags = [{ Key: "a", Value: "x".repeat(256) }, { key: "b", value: `${"y".repeat(300)}secret` }, { Key: "c" }];
    const { Tags } = roleWith({ Tags: tags }).document as RoleDetail;

    expect(Tags?.map(({ Key, Value }) => [Key, Value?.length])).toEqual([
      ["a", 256],
      ["b", 217],
      ["c", undefined],
    ]);
    expect(JSON.stringify(Tags)).not.toContain("secret");
  });

  it("says which of its lists were cut, also when it is read again", () => {
    const AttachedManagedPolicies = Array.from({ length: 1001 }, (_, index) => ({
      PolicyArn: `arn:aws:iam::111122223333:policy/p${index}`,
    }));
    const first = roleWith({ AttachedManagedPolicies });

    expect(first.cut).toEqual(["AttachedManagedPolicies"]);
    expect(reduced("authorization-details", JSON.parse(JSON.stringify(first.document))).cut).toEqual(first.cut);
  });
});

describe("a policy document", () => {
  const policy = allow("s3:GetObject");
  const { Id: _, ...kept } = policy;

  it.each([
    ["an object", policy],
    ["JSON", JSON.stringify(policy)],
    ["JSON with white space", `\n ${JSON.stringify(policy, null, 2)}\n`],
    ["URL-encoded JSON", encodeURIComponent(JSON.stringify(policy))],
  ])("is the same as %s, without its id", (_name, document) => {
    expect(trustOf(document)).toEqual({ faults: [], policy: kept });
  });

  it.each([
    ["no text", "", POLICY_FAULTS.json],
    ["broken", '{"Statement": [', POLICY_FAULTS.json],
    ["wrongly encoded", "%7B%", POLICY_FAULTS.json],
    ["a key twice", '{"Statement": [], "Statement": []}', POLICY_FAULTS.json],
    ["a list", [], POLICY_FAULTS.shape],
    ["without statements", { Version: "2012-10-17" }, POLICY_FAULTS.shape],
    ["with an effect of its own", allow("*", { Effect: "Perhaps" }), POLICY_FAULTS.shape],
    ["with objects for actions", allow("*", { NotAction: [{}] }), POLICY_FAULTS.shape],
    ["with texts for conditions", allow("*", { Condition: { StringEquals: "x" } }), POLICY_FAULTS.shape],
    [
      "of endless statements",
      { Statement: Array<object>(100_000).fill(policy.Statement[0] ?? {}) },
      POLICY_FAULTS.oversize,
    ],
    ["of endless actions", allow(Array<string>(100_000).fill("s3:*") as never), POLICY_FAULTS.oversize],
    ["of one endless text", JSON.stringify(allow("x".repeat(1_000_000))), POLICY_FAULTS.oversize],
  ])("that is %s is kept as its fault, and named", (_name, document, fault) => {
    expect(trustOf(document)).toEqual({
      faults: [`AssumeRolePolicyDocument: ${fault}`],
      policy: { Fault: fault },
    });
  });

  it("with elements nobody knows is kept without them, and says so", () => {
    const strange = { ...allow("*", { Unless: "secret", Principal: { AWS: "*", Martian: "x" } }), Comment: "secret" };
    const { policy: found, faults } = trustOf(strange);

    expect(found).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "One", Effect: "Allow", Action: "*", Resource: "*", Principal: { AWS: "*" } }],
      Fault: POLICY_FAULTS.extra,
    });
    expect(faults).toEqual([]);
  });

  it("that brings a fault of its own is believed only what is a sentence of ours", () => {
    expect(trustOf({ Fault: "s3cret" }).policy).toEqual({ Fault: POLICY_FAULTS.shape });
    expect(trustOf({ ...kept, Condition: {}, Fault: "s3cret" }).policy).toEqual({
      ...kept,
      Fault: POLICY_FAULTS.extra,
    });
  });

  it("changes no prototype", () => {
    const text = '{"Statement": {"Effect": "Allow", "Condition": {"__proto__": {"__proto__": "x"}}}}';
    const { policy: found } = trustOf(text);

    expect(JSON.stringify(found)).toBe(text.replaceAll(": ", ":").replaceAll(", ", ","));
    expect(({} as Record<string, unknown>)["Condition"]).toBeUndefined();
  });

  it("is, whatever it is made of, read or kept as its fault, and then the same again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.jsonValue(), fc.string()), (document) => {
        const once = trustOf(document).policy;

        expect(trustOf(JSON.parse(JSON.stringify(once))).policy).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a managed policy", () => {
  const versions = (list: unknown) =>
    reduced("authorization-details", {
      ...ROWS["authorization-details"].find((row) => row["PolicyName"] === "deployer"),
      PolicyVersionList: list,
    }).document as { DefaultVersion: unknown };

  it("is its default version; where that is missing it says so", () => {
    expect(versions([{ VersionId: "v1", Document: allow("*") }]).DefaultVersion).toEqual({
      VersionId: "v2",
      Document: { Fault: POLICY_FAULTS.version },
    });
    expect(versions([{ VersionId: "v2", Document: allow("*") }]).DefaultVersion).toMatchObject({
      VersionId: "v2",
      Document: { Statement: [{ Action: "*" }] },
    });
  });
});

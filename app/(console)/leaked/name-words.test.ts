import { describe, expect, it } from "vitest";
import { readCredential } from "#lib/domain/credentials/read-credential.ts";
import { boundClaims, makeToken } from "#lib/domain/credentials/testing/make-token.ts";
import { sentFields } from "./name-words.ts";

describe("what is shown before it is sent", () => {
  it("is every field, under a name of its own", async () => {
    const { findings } = await readCredential(makeToken(boundClaims("payments", "ci", "uid-1")).token);
    const name = findings[0]?.name ?? { kind: "bootstrap-token", id: "" };

    const fields = sentFields(name);

    const sent = Object.entries(JSON.parse(JSON.stringify(name))).filter(([field]) => field !== "kind");
    expect(fields).toHaveLength(sent.length);
    expect(fields).toContainEqual({ label: "Account uid", values: ["uid-1"] });
    expect(fields.map(({ label }) => label)).toEqual(fields.map(({ label }) => label.replace(/^[a-z].*/, "")));
  });

  it("leaves out what is empty", () => {
    expect(sentFields({ kind: "jwt", issuer: "x", audiences: [] })).toEqual([{ label: "Issuer", values: ["x"] }]);
  });
});

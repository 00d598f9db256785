import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXPORT_COLUMNS, inert } from "./export-row.ts";
import type { IdentityRow } from "./identity.ts";
import { identityRow } from "./testing/identity-row.ts";

const ROW = identityRow({
  id: "0b0a3a1e-0000-8000-8000-000000000001",
  key: "kubernetes:prod-eu:serviceaccount:payments/ci",
  consumers: 2,
  lastUsed: { unknown: "The API server keeps no such record." },
  firstSeenAt: "2026-11-01T00:00:00.000Z",
});

function cellsOf(part: Partial<IdentityRow>): Record<string, unknown> {
  return Object.fromEntries(EXPORT_COLUMNS.map(({ name, cell }) => [name, cell({ ...ROW, ...part })]));
}

describe("a row", () => {
  it("begins with what names it for good", () => {
    expect(EXPORT_COLUMNS.slice(0, 2).map(({ name }) => name)).toEqual(["id", "key"]);
  });

  it("says what there is not, after a complete read", () => {
    expect(cellsOf({})).toMatchObject({
      ...{ owner: "none", environment: "unclassified", container: "none", credentials: 0, bindings: 0, workloads: 2 },
      ...{
        oldest_credential_at: "none",
        expires_at: "none",
        created_at: "unknown",
        last_change_at: "none",
        last_used_at: "unknown",
        coverage: "complete",
      },
    });
  });

  it("knows no zero after an incomplete one", () => {
    expect(cellsOf({ coverage: "incomplete" })).toMatchObject({
      ...{ credentials: "unknown", bindings: "unknown", workloads: 2, oldest_credential_at: "unknown" },
      ...{ last_change_at: "unknown", coverage: "incomplete" },
    });
  });

  it.each([
    [{ never: true, since: "2026-01-01T00:00:00.000Z" }, "never", "not once since 2026-01-01T00:00:00.000Z"],
    [{ at: "2026-11-20T00:00:00.000Z", day: true }, "2026-11-20", "observed"],
    [{ at: "2026-11-20T13:42:00.000Z", atLeast: true }, "2026-11-20T13:42:00.000Z", "at least then"],
    [{ at: "2026-11-20T13:42:00.000Z" }, "2026-11-20T13:42:00.000Z", "observed"],
  ] as const)("tells never, a day and a time apart: %j", (lastUsed, at, note) => {
    expect(cellsOf({ lastUsed })).toMatchObject({ last_used_at: at, last_used_note: note });
  });

  it("tells an end from none and from not knowing", () => {
    const at = "2026-12-01T00:00:00.000Z";
    expect(cellsOf({ expires: { at } })["expires_at"]).toBe(at);
    expect(cellsOf({ expires: { never: true } })["expires_at"]).toBe("never");
    expect(cellsOf({ expires: { unknown: "Nobody dated it." } })["expires_at"]).toBe("unknown");
    expect(cellsOf({ coverage: "incomplete" })["expires_at"]).toBe("unknown");
  });

  it("leaves no cell empty", () => {
    for (const part of [{}, { coverage: "incomplete" }] as const) {
      for (const [name, value] of Object.entries(cellsOf(part))) expect(String(value), name).not.toBe("");
    }
  });
});

describe("inert", () => {
  it.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ["+1", "'+1"],
    ["-1+1|cmd", "'-1+1|cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["\rx", "'\rx"],
    [" =1", "' =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\u200b=1", "'\u200b=1"],
    ["\ufeff@x", "'\ufeff@x"],
    ["\n-1", "'\n'-1"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠x", "'＠x"],
    ["﹦1", "'﹦1"],
    ["a;=1", "a;'=1"],
    ["a\n=1", "a\n'=1"],
  ])("%j", (text, safe) => expect(inert(text)).toBe(safe));

  it.each(["ci-deployer", "12", "1.5", "a=b", "payments/ci", "2026-11-20T13:42:00.000Z", "naïve 名前", "'quoted"])(
    "leaves %j alone",
    (text) => expect(inert(text)).toBe(text),
  );

  it("never leaves a start that a spreadsheet runs", () => {
    const unit = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", "\u200b", "＝", "＠", ";", "a", "1", "'");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const trimmed = inert(text).replace(/^[\s\p{Cc}\p{Cf}]+/u, "");
        expect(trimmed.slice(0, 1).normalize("NFKC")).not.toMatch(/[=+\-@]/);
        expect(inert(text)).not.toMatch(/^[\t\r]/);
      }),
    );
  });
});

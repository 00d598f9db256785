import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccountSpec } from "../trust/testing/account-spec.ts";
import { edgesIn } from "./testing/found-in.ts";

const FOLDER = new URL("./clean/", import.meta.url);
const accounts = readdirSync(FOLDER).map((file) => {
  const spec = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as AccountSpec;
  return { name: file.replace(".json", ""), spec };
});

/** Accounts as careful people keep them: with rights that look like the ways of the catalogue and are none. */
describe("clean accounts", () => {
  it("are ten", () => {
    expect(accounts).toHaveLength(10);
  });

  it.each(accounts)("$name has no edge", ({ spec }) => {
    const names = (kind: "role" | "user") =>
      Object.entries(spec[`${kind}s`] ?? {}).map(([name, { path = "" }]) => `${kind}/${path}${name}`);
    const principals = [...names("role"), ...names("user")];

    expect(principals).not.toEqual([]);
    expect(principals.flatMap((from) => edgesIn(spec, from)).map(({ kind, from }) => `${from} ${kind}`)).toEqual([]);
  });
});

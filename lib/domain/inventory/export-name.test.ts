import { expect, it } from "vitest";
import { exportName } from "./export-name.ts";

const at = new Date("2026-11-21T18:05:42Z");

it.each([
  ["owner:none", "identities_owner-none_2026-11-21T1805Z.csv"],
  ["", "identities_all_2026-11-21T1805Z.csv"],
  ["In production", "identities_in-production_2026-11-21T1805Z.csv"],
  ['../../etc"\r\n; x=', "identities_etc-x_2026-11-21T1805Z.csv"],
  ["名前", "identities_all_2026-11-21T1805Z.csv"],
  ["a".repeat(500), `identities_${"a".repeat(40)}_2026-11-21T1805Z.csv`],
])("names a file after %j", (word, name) => expect(exportName({ word, at, format: "csv" })).toBe(name));

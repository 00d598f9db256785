import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EDGE_KINDS } from "./catalogue.ts";
import type { EdgeKind } from "./edge.ts";
import { foundIn } from "./testing/found-in.ts";
import type { AccountSpec } from "../trust/testing/account-spec.ts";

interface Case {
  name: string;
  from: string;
  to?: string;
  answer?: string;
  account: AccountSpec;
}

const FOLDER = new URL("./cases/", import.meta.url);

function casesOf({ id }: EdgeKind): { holds: Case[]; fails: Case[] } {
  return JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), "utf8")) as { holds: Case[]; fails: Case[] };
}

describe("the catalogue of edges", () => {
  it("has cases that hold and cases that do not for every kind", () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(".json", ""));

    expect(files.toSorted()).toEqual(EDGE_KINDS.map(({ id }) => id).toSorted());
    for (const kind of EDGE_KINDS) {
      const { holds, fails } = casesOf(kind);
      expect([kind.id, holds.length > 0 && fails.length > 0]).toEqual([kind.id, true]);
    }
  });

  describe.each(EDGE_KINDS.map((kind) => ({ id: kind.id, kind, ...casesOf(kind) })))(
    "$id",
    ({ kind, holds, fails }) => {
      it.each(holds)("$name", ({ account, from, to, answer }) => {
        expect(foundIn(account, from, kind)).toEqual([`${to} ${answer}`]);
      });

      it.each(fails)("not: $name", ({ account, from }) => {
        expect(foundIn(account, from, kind)).toEqual([]);
      });
    },
  );
});

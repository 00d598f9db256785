import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { awsGraph } from "../../systems/aws/reach/aws-graph.ts";
import { clusterDoors } from "./cluster-doors.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { podIdentity } from "./pod-identity.ts";
import { tokenToRole } from "./token-to-role.ts";

const PAGE = readFileSync(new URL("../../../../docs/systems/aws.md", import.meta.url), "utf8");
const SECTION = PAGE.slice(PAGE.indexOf("\n## Edges\n"));
const KINDS = [awsGraph, tokenToRole, podIdentity, instanceMetadata, clusterDoors].flatMap(({ kinds }) => kinds);

describe("the kinds of edges of AWS and its joins", () => {
  it("are those of the page, with how to close each", () => {
    const rows = SECTION.split("\n").flatMap((line) => {
      const [id, , fix] = line.split("|").slice(1, -1);
      return /^ `(?:aws|join)\//.test(id ?? "") ? [`${id?.trim()} ${fix?.trim()}`] : [];
    });

    expect(rows.toSorted()).toEqual(KINDS.map(({ id, fix }) => `\`${id}\` ${fix}`).toSorted());
  });

  it("each have references and a sentence for everything", () => {
    for (const { id, clause, precondition, fix, references } of KINDS) {
      expect([id, clause !== "", precondition.endsWith("."), fix.endsWith("."), references.length > 0]).toEqual([
        id,
        ...[true, true, true, true],
      ]);
    }
    expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length);
  });
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORT_FILE, ExportHead } from "#collectors/export-format.ts";
import { writeSample, type SampleExport } from "./generate.ts";
import { identitiesOf } from "./testing/identities.ts";
import { filesBelow, pathOf, readDocuments, type Document } from "./testing/read-export.ts";
import { readTruth } from "./testing/read-truth.ts";

const NOW = new Date("2026-03-14T09:26:53.589Z");
const MINUTE = new Date("2026-03-14T09:26:00Z");
const DAY = 86_400_000;

let directory: string;
let exports: SampleExport[];
/** Those of them that are of clusters. */
let clusters: SampleExport[];
let documents: Map<SampleExport, Document[]>;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-sample-"));
  exports = writeSample(join(directory, "one"), NOW);
  clusters = exports.filter(({ system }) => system === "kubernetes");
  documents = new Map(clusters.map((written) => [written, readDocuments(written.path)]));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the writing", () => {
  it("writes the same bytes for the same minute", () => {
    writeSample(join(directory, "two"), new Date("2026-03-14T09:26:01Z"));

    expect(filesBelow(join(directory, "two"))).toEqual(filesBelow(join(directory, "one")));
  }, 60_000);

  it("returns the exports in the order they were read, none in the future", () => {
    const times = exports.map(({ readAt }) => readAt.getTime());

    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Math.max(...times)).toBeLessThan(NOW.getTime());
  });

  it("gives every export a head that says what it returned", () => {
    for (const { path, slug, readAt } of clusters) {
      const head = ExportHead.parse(JSON.parse(readFileSync(join(path, EXPORT_FILE), "utf8")));

      expect(head).toMatchObject({ system: "kubernetes", source: { slug }, readAt });
      expect(head.slices.filter(({ authoritative }) => authoritative).map(({ kind }) => kind)).toEqual(["namespaces"]);
    }
  });

  it("keeps one trust domain per cluster", () => {
    const domains = clusters.map(({ path, slug }) => {
      const head = ExportHead.parse(JSON.parse(readFileSync(join(path, EXPORT_FILE), "utf8")));
      return `${slug} ${head.trustDomain.key}`;
    });

    expect(new Set(domains).size).toBe(2);
  });

  it("writes no value of any secret", () => {
    const secrets = [...documents.values()].flat().filter(({ kind }) => kind === "Secret");

    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => "data" in secret || "stringData" in secret)).toEqual([]);
  });
});

describe("each snapshot", () => {
  it("lists every object once, made before it was read", () => {
    for (const [{ readAt }, listed] of documents) {
      const names = listed.map((document) => `${document.kind} ${pathOf(document)}`);
      const uids = listed.map(({ metadata }) => metadata.uid);

      expect(new Set(names).size).toBe(names.length);
      expect(new Set(uids).size).toBe(uids.length);
      for (const { metadata } of listed)
        expect(metadata.creationTimestamp.getTime()).toBeLessThanOrEqual(readAt.getTime());
    }
  });

  it("has every namespace and every owner that an object names", () => {
    for (const listed of documents.values()) {
      const namespaces = new Set(
        listed.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name),
      );
      const uids = new Set(listed.map(({ metadata }) => metadata.uid));

      for (const { metadata } of listed) {
        if (metadata.namespace) expect(namespaces).toContain(metadata.namespace);
        for (const owner of metadata.ownerReferences) expect(uids).toContain(owner.uid);
      }
    }
  });

  it("closes little enough that no closing is held", () => {
    for (const slug of ["prod-eu", "staging-eu"]) {
      const ofCluster = [...documents].filter(([written]) => written.slug === slug).map(([, listed]) => listed);
      for (const [index, after] of ofCluster.entries()) {
        const before = ofCluster[index - 1] ?? [];
        for (const [kind, { closed, of }] of closings(before, after)) {
          expect(closed <= 20 || closed / of <= 0.2, `${slug} ${index} ${kind}: ${closed} of ${of}`).toBe(true);
        }
      }
    }
  });
});

describe("the truth", () => {
  it("says of each identity of the last snapshots what they show", () => {
    const shown = lastOfEach().flatMap(([{ slug }, listed]) => identitiesOf(slug, listed));
    const told = readTruth("identities").map(({ story: _story, ...row }) => row);

    expect(byKey(shown)).toEqual(byKey(told));
  });

  it("says of each token Secret of the last snapshots whose it is and when it was made", () => {
    const shown = lastOfEach().flatMap(([{ slug }, listed]) =>
      listed
        .filter(({ type }) => type === "kubernetes.io/service-account-token")
        .map(({ metadata }) => ({
          key: `kubernetes:${slug}:serviceaccount:${metadata.namespace}/${holderOf(metadata.annotations)}`,
          secret: metadata.name,
          created: `-${(MINUTE.getTime() - metadata.creationTimestamp.getTime()) / DAY}d`,
        })),
    );

    expect(byKey(shown)).toEqual(byKey(readTruth("credentials")));
  });

  it("is of the size the sample is meant to have", () => {
    const accounts = readTruth("identities").filter(
      ({ kind, status }) => kind === "service-account" && status === "live",
    );
    const exemplary = accounts.filter(({ story }) => story === "11");

    expect(accounts.length).toBeGreaterThanOrEqual(150);
    expect(exemplary.length / accounts.length).toBeCloseTo(1 / 3, 1);
  });
});

function holderOf(annotations: Record<string, string>): string {
  return annotations["kubernetes.io/service-account.name"] ?? "nobody";
}

function lastOfEach(): [SampleExport, Document[]][] {
  return [...new Map([...documents].map((pair) => [pair[0].slug, pair])).values()];
}

/** Objects without an owner that are gone though their namespace is still there, and how many there were, by kind. */
function closings(before: Document[], after: Document[]): Map<string, { closed: number; of: number }> {
  const still = new Set(after.map(({ metadata }) => metadata.uid));
  const namespaces = new Set(after.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name));
  const counts = new Map<string, { closed: number; of: number }>();
  for (const { kind, metadata } of before) {
    if (metadata.ownerReferences.length > 0) continue;
    const count = counts.get(kind) ?? { closed: 0, of: 0 };
    const explained = metadata.namespace !== "" && !namespaces.has(metadata.namespace);
    const closed = still.has(metadata.uid) || explained ? 0 : 1;
    counts.set(kind, { closed: count.closed + closed, of: count.of + 1 });
  }
  return counts;
}

function byKey<Row extends object>(rows: Row[]): Row[] {
  return rows.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifest } from "#collectors/aws/manifest.ts";
import { ACCOUNT } from "#collectors/aws/testing/account-rows.ts";
import { emitListed, listed } from "#collectors/aws/testing/collect.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import type { Collector } from "#collectors/types.ts";
import { readDomainsOf } from "./policies.ts";
import { readServiceUses } from "./service-uses.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/ship`;

describe("when services were used", () => {
  let test: TestDatabase;

  async function collect(time: string, used: string): Promise<void> {
    const readAt = new Date(time);
    const services = [
      { ServiceNamespace: "s3", LastAuthenticated: used },
      { ServiceNamespace: "ec2", LastAuthenticated: "2026-11-01T08:00:00Z" },
      { ServiceNamespace: "sqs" },
    ];
    const listing = listed("service-last-accessed", [
      { Arn: ROLE, PrincipalId: "AROASHIP", ServicesLastAccessed: services },
    ]);
    const collector: Collector = {
      manifest,
      async *collectDirectory({ signal }, trustDomainSlug) {
        await trustDomainSlug("aws");
        yield* emitListed([listing], signal, readAt);
      },
    };
    await collectInto(test, { collector, path: "/nowhere", sourceSlug: "prod", readAt });
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    await collect("2026-11-18T12:00:00Z", "2026-11-17T08:00:00Z");
    await collect("2026-11-20T12:00:00Z", "2026-11-19T08:00:00Z");
  });

  afterAll(() => test.drop());

  async function usesAt(asOf: string | null) {
    const { pool } = test.database;
    const [domain] = await readDomainsOf(pool, "aws");
    const prefix = `aws:aws:service-use:${ACCOUNT}/role/ship#`;
    const uses = await readServiceUses(pool, domain?.id ?? 0, prefix, asOf === null ? null : new Date(asOf));
    return uses.map(({ service, lastUsedAt, later }) => [service, lastUsedAt?.toISOString() ?? null, later]);
  }

  it("is the newest use now, and nothing for what was never used", async () => {
    expect(await usesAt(null)).toEqual([
      ["s3", "2026-11-19T08:00:00.000Z", false],
      ["ec2", "2026-11-01T08:00:00.000Z", false],
      ["sqs", null, false],
    ]);
  });

  it("is not known of a time before the newest use, which is not the same as unused", async () => {
    expect(await usesAt("2026-11-18T18:00:00Z")).toEqual([
      ["ec2", "2026-11-01T08:00:00.000Z", false],
      ["s3", null, true],
      ["sqs", null, false],
    ]);
  });
});

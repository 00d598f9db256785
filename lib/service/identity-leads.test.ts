import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCollector } from "#collectors/registry.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { readAliasesOf } from "#lib/db/identity-pages.ts";
import { readDomainsOf } from "#lib/db/policies.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { LeadsView } from "#lib/domain/inventory/leads-view.ts";
import { writeSample } from "#prisma/seed/sample/generate.ts";
import type { Actor } from "./actor.ts";
import { getIdentity } from "./identity.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };
const NOW = new Date("2026-03-14T09:26:00Z");

/** The sample's last readings, as they stand in the database after they were collected. */
describe("where identities of the sample lead", () => {
  let test: TestDatabase;
  let directory: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    directory = mkdtempSync(join(tmpdir(), "rollcall-leads-"));
    const last = new Map(writeSample(directory, NOW).map((written) => [written.slug, written]));
    for (const { system, slug, path, readAt } of last.values()) {
      const collector = await loadCollector(system);
      if (collector) await collectInto(test, { collector, path, sourceSlug: slug, readAt });
    }
  }, 120_000);

  afterAll(async () => {
    await test.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function leadsOf(alias: string): Promise<LeadsView> {
    const { pool } = test.database;
    const domains = await readDomainsOf(pool, alias.slice(0, alias.indexOf(":")));
    const pages = await Promise.all(domains.map((one) => readAliasesOf(pool, one.id, [alias], null)));
    const id = pages.flatMap((one) => one.get(alias) ?? [])[0];
    if (id === undefined) throw new Error(`no page for ${alias}`);
    const context = { actor: operator, database: test.database, now: NOW };
    const { content } = await getIdentity(context, id, { tab: "leads", asOf: null });
    if (content.tab !== "leads") throw new Error(`no leads of ${alias}`);
    return content.leads;
  }

  it("is known of a workflow, over two roles and aws-auth, each with its page", async () => {
    const { chains } = await leadsOf(
      "github:github.com/tickets-example/seat-maps:workflow:.github/workflows/release.yml",
    );

    expect(chains.map(({ end, steps }) => [end, steps.map(({ to }) => to.name)])).toEqual([
      ["group tickets:ci-deployers of cluster staging-eu", ["ci-deployer", "ticket-deployer", "staging-eu"]],
      ["group tickets:ci-deployers of cluster prod-eu", ["ci-deployer", "prod-eu"]],
    ]);
    expect(chains[0]?.steps.map(({ to }) => to.id !== null)).toEqual([true, true, false]);
  });

  it("is known of a workflow that becomes a role and goes no further", async () => {
    const { chains } = await leadsOf(
      "github:github.com/tickets-example/occupancy:workflow:.github/workflows/model.yml",
    );

    expect(chains.map(({ end }) => end)).toContain("role occupancy-model");
  });

  it("is known of a role, from itself on", async () => {
    const { chains, unread } = await leadsOf("aws:aws:111122223333:role/release-train");

    expect(chains.map(({ steps }) => steps.map(({ sentence }) => sentence))).toEqual([
      ["An access entry of cluster prod-eu takes release-train in group tickets:release-train."],
    ]);
    expect(unread).toEqual([]);
  });

  it("says that nothing names the maker of a cluster that takes principals by aws-auth alone", async () => {
    const { unread } = await leadsOf("aws:aws:444455556666:role/ticket-deployer");

    expect(unread).toEqual([
      "Whoever of the account made staging-eu is an administrator there, and EKS tells nobody who that was.",
    ]);
  });

  it("names the roles that are handed to services, with the fix", async () => {
    const { escalations } = await leadsOf("aws:aws:777788889999:role/build-starter");

    expect(escalations.map(({ deed, to, answer }) => [deed, to.name, answer])).toEqual([
      ["makes a build project that runs as the role", "build", "yes"],
    ]);
    expect(escalations[0]?.to.id).not.toBeNull();
  });

  it("is all of the account where everything is allowed, and the roles of other accounts that trust it", async () => {
    const { escalations } = await leadsOf("aws:aws:222233334444:role/everyone");

    expect(escalations.map(({ to, ability }) => [to.name, ability])).toEqual([
      ["everything in account 222233334444", "admin"],
      ["build-starter", "execute"],
    ]);
  });

  it("is nowhere for those that are well run", async () => {
    const { chains, escalations } = await leadsOf("aws:aws:111122223333:role/psp-settlement");

    expect(chains).toEqual([]);
    expect(escalations.map(({ to }) => to.kind)).toEqual(["secret"]);
  });

  it("leaves out what a cluster that takes access entries alone has in its aws-auth, and says what was not read", async () => {
    const alias = "github:github.com/tickets-example/seat-maps:workflow:.github/workflows/release.yml";
    const { pool } = test.database;
    const before = (await leadsOf(alias)).chains.map(({ end }) => end);
    const { rows } = await pool.query<{ id: string }>(
      `update resource_fact f set content = jsonb_set(f.content::jsonb, '{authenticationMode}', '"API"')
       where f.kind = 'eks-cluster' and f.closed_by is null and f.content->>'issuer' in (
         select k.content->>'issuer' from resource_fact k where k.kind = 'cluster' and k.closed_by is null) returning f.id::text as id`,
    );
    await pool.query(
      "update coverage v set status = 'denied' from slice l where l.id = v.slice_id and l.kind = 'access-entries'",
    );
    const after = await leadsOf(alias);

    expect(rows.length).toBeGreaterThan(0);
    expect(before.filter((end) => end.includes("cluster"))).toHaveLength(2);
    expect(after.chains.filter(({ end }) => end.includes("cluster")).length).toBeLessThan(2);
    expect(after.unread.join(" ")).toMatch(
      /^Whom clusters let in is not known everywhere: the access entries in \d+ places? could/,
    );
  });
});

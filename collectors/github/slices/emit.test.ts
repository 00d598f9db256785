import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { incomplete } from "../testing/incomplete.ts";
import { SLICE_IDS } from "../manifest.ts";
import { API, collectListed, everyListing, listed, NO_WORKFLOWS, VIEW } from "../testing/organization.ts";
import { ROWS } from "../testing/rows.ts";
import { emitSlices } from "./emit.ts";

describe("emission", () => {
  it("gives parents first, and one repository after the other in the order of the manifest", async () => {
    const web = { owner: "acme", name: "web", id: "78" };
    const listings = [
      listed("secret-alerts", []),
      listed("deploy-keys", [], undefined, web),
      listed("repositories", ROWS.repositories),
      listed("environments", []),
      listed("repository-access", [], undefined, web),
      listed("organization", ROWS.organization),
    ];
    const { slices } = await collectListed(listings);

    expect(slices.map(({ slice }) => slice.path)).toEqual([
      "organization/organization",
      "organization/repositories",
      "organization/repository/acme/api/environments",
      "organization/repository/acme/api/secret-alerts",
      "organization/repository/acme/web/repository-access",
      "organization/repository/acme/web/deploy-keys",
    ]);
  });

  it("passes on how a slice ended that was not read, without a fact", async () => {
    const ends = ["denied", "failed", "not-supported", "switched-off", "carried", "out-of-scope"] as const;
    for (const status of ends) {
      const reason = "Grant it.";
      const { slices, facts } = await collectListed([listed("deploy-keys", ROWS["deploy-keys"], { status, reason })]);

      expect(facts).toEqual([]);
      expect(slices).toMatchObject([{ coverage: { status, reason, problems: [] } }]);
    }
  });

  it("keeps what the plan says of repositories, and adds nothing to it", async () => {
    const seen = async (authoritative?: boolean) => {
      const end = { status: "complete" as const, ...(authoritative === undefined ? {} : { authoritative }) };
      const { slices } = await collectListed([listed("repositories", ROWS.repositories, end)]);
      return slices[0]?.slice.authoritative;
    };

    expect([await seen(), await seen(false), await seen(true)]).toEqual([undefined, false, true]);
  });

  it("makes a slice partial where a row cannot be read, and still gives the others", async () => {
    const { slices, facts } = await collectListed([listed("deploy-keys", [...ROWS["deploy-keys"], { id: "x" }, 7])]);

    expect(facts).toHaveLength(2);
    expect(slices[0]?.coverage).toMatchObject({
      status: "partial",
      reason: "2 rows could not be read whole. What was known of it is kept; see what is listed.",
      problemCount: 2,
    });
  });

  it("makes a slice partial of which a list was cut, and marks what came of that row", async () => {
    const members = Array.from({ length: 10_001 }, (_, index) => ({ login: `user-${index}`, id: index + 1 }));
    const { slices, facts } = await collectListed([listed("teams", [{ id: 1, slug: "all", members }])]);

    expect(slices[0]?.coverage).toMatchObject({
      status: "partial",
      problems: [{ message: "Oversize: more than is kept of members." }],
    });
    expect(facts).toHaveLength(10_001);
    expect(facts.every(({ content }) => content["truncated"] === true)).toBe(true);
  });

  it("gives a row once that two pages showed, and one of two identities of one name", async () => {
    const [mona, ...others] = ROWS.people;
    const twice = await collectListed([listed("people", [mona, ...others, mona])]);
    const clash = await collectListed([listed("people", [mona, { ...mona, id: 11 }])]);

    expect(incomplete(twice)).toEqual([]);
    expect(twice.facts.map(({ key }) => key)).toHaveLength(
      new Set(twice.facts.map(({ noun, key }) => noun + key)).size,
    );
    expect(clash.facts.filter(({ noun }) => noun === "identity")).toHaveLength(1);
    expect(incomplete(clash)).toEqual(["people"]);
  });

  it("stops when it is told to", async () => {
    const abort = new AbortController();
    const plan = everyListing(ROWS).map(({ planned }) => planned);
    const emissions = emitSlices(plan, VIEW, () => [], NO_WORKFLOWS, abort.signal);
    await emissions.next();
    abort.abort(new Error("enough"));

    await expect(emissions.next().then(() => emissions.next())).rejects.toThrow("enough");
  });

  it("hands workflows to whoever understands them, with their repository", async () => {
    const seen: unknown[] = [];
    const plan = listed("workflows", ROWS.workflows);
    const { signal } = new AbortController();
    const emissions = emitSlices(
      [plan.planned],
      VIEW,
      () => plan.rows,
      (view, reads) => {
        seen.push(view.repository, ...reads);
        return [];
      },
      signal,
    );
    for await (const emission of emissions) expect(emission.type).toBe("slice");

    expect(seen).toEqual([
      API,
      { document: { id: 161335, path: ".github/workflows/ci.yml", state: "active" }, evidence: "GET /workflows" },
    ]);
  });
});

describe("laws", () => {
  it("the order of rows and of slices says nothing", async () => {
    const expected = await collectListed(everyListing(ROWS));
    const shuffled = fc.tuple(
      ...SLICE_IDS.map((kind) =>
        fc.shuffledSubarray([...ROWS[kind], ...ROWS[kind]], { minLength: ROWS[kind].length * 2 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, fc.nat(), async (rows, turn) => {
        const byKind = Object.fromEntries(SLICE_IDS.map((kind, index) => [kind, rows[index] ?? []]));
        const listings = everyListing(byKind as typeof ROWS);
        const turned = [...listings.slice(turn % listings.length), ...listings.slice(0, turn % listings.length)];
        const { emissions } = await collectListed(turned);

        expect(emissions).toEqual(expected.emissions);
      }),
      lawRuns(25),
    );
  });

  it("fewer rows give fewer facts and no others", async () => {
    const expected = new Set((await collectListed(everyListing(ROWS))).facts.map((fact) => JSON.stringify(fact)));
    await fc.assert(
      fc.asyncProperty(fc.tuple(...SLICE_IDS.map((kind) => fc.subarray(ROWS[kind]))), async (rows) => {
        const byKind = Object.fromEntries(SLICE_IDS.map((kind, index) => [kind, rows[index] ?? []]));
        const { facts } = await collectListed(everyListing(byKind as typeof ROWS));

        expect(facts.filter((fact) => !expected.has(JSON.stringify(fact)))).toEqual([]);
      }),
      lawRuns(25),
    );
  });
});

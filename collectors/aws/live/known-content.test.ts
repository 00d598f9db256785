import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectInto, changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { coverageOf } from "#collectors/shared/testing/collected.ts";
import { lastEnds } from "#lib/db/last-ends.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { manifest } from "../manifest.ts";
import { collectLive } from "./collect-live.ts";
import { RIGHTS } from "./rights.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { ORGANIZATION } from "./testing/fake-aws/organization-answers.ts";
import { serializeError } from "./testing/fake-aws/serialize.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";

const RIGHTS_OF_ORGANIZATION = RIGHTS.map(({ id }) => id).filter((id) => id.startsWith("organizations:"));

describe("what is known of accounts, when calls about it are refused in one collection after the other", () => {
  let fake: FakeAws;
  let test: TestDatabase;
  beforeAll(async () => {
    fake = await startFakeAws();
  });
  beforeEach(async () => {
    fake.trouble(null);
    test = await createTestDatabase();
    return () => test.drop();
  });
  afterAll(() => fake.stop());

  function refuse(action: string): void {
    fake.trouble({
      action,
      serve: (response, { service }) => {
        const { text, type } = serializeError(service, "AccessDeniedException", "words");
        response.writeHead(400, { "content-type": type }).end(text);
      },
    });
  }

  async function collect(): Promise<void> {
    const { rows } = await test.database.pool.query<{ id: number }>("select id from source");
    const known = rows[0] ? { lastEnds: await lastEnds(test.database.pool, rows[0].id) } : {};
    const input = liveInput(fake, { permissions: RIGHTS_OF_ORGANIZATION, ...known });
    await collectInto(test, {
      collector: { manifest, collectDirectory: (_, slug) => collectLive(input, slug, { ...FAST, attempts: 1 }) },
      path: "/live",
      sourceSlug: "test",
      readAt: new Date(),
    });
  }

  it.each(["organizations:ListAccountsForParent", "organizations:ListTagsForResource", "organizations:ListRoots"])(
    "stays as it is: %s",
    async (action) => {
      await collect();
      const before = await changesIn(test);
      refuse(action);
      for (let run = 0; run < 3; run += 1) await collect();

      expect(await changesIn(test)).toEqual(before);
      fake.trouble(null);
      await collect();
      expect(await changesIn(test)).toEqual(before);
    },
  );

  it("is not whole while nothing says where they lie", async () => {
    refuse("organizations:ListAccountsForParent");
    const found = await collectFrom(liveInput(fake, { permissions: RIGHTS_OF_ORGANIZATION }), { attempts: 1 });

    expect(coverageOf(found, "accounts")[`organization/${ORGANIZATION}`]).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("organizations:ListAccountsForParent"),
    });
  });
});

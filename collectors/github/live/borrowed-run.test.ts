import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentActivity } from "#lib/domain/systems/github/runs/activity.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import type { FakeDeployment, FakeRepository } from "./testing/fake-github/model.ts";
import { startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const OTHER = 999_001;

describe("a deployment that names a run", () => {
  let github: FakeGithub;
  let repository: FakeRepository;
  let approved: FakeDeployment;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 3 }));
    const found = github.organization.repositories
      .map((one) => ({ one, deployment: one.deployments.find(({ approvedBy }) => approvedBy !== null) }))
      .find(({ deployment }) => deployment !== undefined);
    if (!found?.deployment) throw new Error("no deployment that somebody approved");
    repository = found.one;
    approved = found.deployment;
  });
  afterAll(() => github.stop());

  /** How a deployment to the same environment is known that nobody approved, and that says this of its log. */
  async function known(says: Partial<FakeDeployment>) {
    const { environment, at } = approved;
    repository.deployments = [approved, { id: OTHER, environment, at, run: null, approvedBy: null, ...says }];
    const { emissions } = await collectFrom(liveInput(github));
    const details = emissions.flatMap((emission) => (emission.type === "use" ? [emission.use.lastUse.detail] : []));
    const records = details.flatMap(
      (detail) => (detail as Partial<EnvironmentActivity> | undefined)?.deployments ?? [],
    );
    const record = (id: number) => records.find((one) => one.id === String(id));
    return { approved: record(approved.id), other: record(OTHER) };
  }

  it("was approved by who approved that run", async () => {
    const { approved: own } = await known({});
    expect(own).toMatchObject({ run: String(approved.run), reviews: [{ by: "user-1", state: "approved" }] });
  });

  it("is unknown where the run is of another commit", async () => {
    const { approved: own, other } = await known({ run: approved.run, sha: "1".repeat(40) });
    expect(own?.reviews).toHaveLength(1);
    expect(other).toMatchObject({ ref: "main", run: null, reviews: null });
  });

  it("is unknown where the address is of another place", async () => {
    const runs = (place: string) => `${place}/actions/runs/${approved.run}`;
    const { web, login } = github.organization;
    for (const place of [`https://evil.example/${login}/${repository.name}`, `${web}/${login}/${repository.name}-2`]) {
      expect((await known({ log: runs(place) })).other).toMatchObject({ run: null, reviews: null });
    }
  });

  it("is unknown where the run is gone", async () => {
    expect((await known({ run: 123_456_789 })).other).toMatchObject({ run: null, reviews: null });
  });
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { namedUses } from "./named-uses.ts";

const CALLER = "github:github.com/acme/api:workflow:.github/workflows/deploy.yml";
const APP = "github:github.com/acme:app-installation:release-train";

const [jobs, logins] = namedUses.names;
const [workflows, apps] = namedUses.known;

const calls = (use: JsonObject) => jobs?.of(CALLER, { call: { line: 3, use, inputs: [], secrets: [] } });
const meant = (alias: string) => workflows?.of(alias, {})?.names;
const values = (...found: string[]) => ({ line: 1, text: "", values: found, complete: true });
const login = (more: JsonObject) =>
  logins?.of(CALLER, { login: { system: "github", kind: "app", about: {}, ...more } });

describe("a workflow that is called", () => {
  it("is meant beside its caller, and in another repository whatever the case of its name", () => {
    const beside = { repository: null, path: ".github/workflows/Ship.yml", ref: null };
    const other = { repository: "ACME/Deploy", path: ".github/workflows/Ship.yml", ref: "v1" };

    expect(calls(beside)).toEqual(meant("github:github.com/acme/api:workflow:.github/workflows/Ship.yml"));
    expect(calls(other)).toEqual(meant("github:github.com/acme/deploy:workflow:.github/workflows/Ship.yml"));
    expect(calls(other)).not.toEqual(meant("github:github.com/acme/deploy:workflow:.github/workflows/ship.yml"));
    expect(jobs?.of(CALLER, { call: null })).toEqual([]);
  });
});

describe("an App that a job signs in as", () => {
  it("is meant by its number or its name, in the organization that the step names", () => {
    const known = apps?.of(APP, { appId: "4711", created: "2026-01-01T00:00:00Z" });

    expect(known?.names).toEqual([
      ...(login({ value: values("4711") }) ?? []),
      ...(login({ value: values("release-train") }) ?? []),
    ]);
    expect(known?.names).toContain(login({ value: values("4711"), about: { owner: values("ACME") } })?.[0]);
    expect(known?.names).not.toContain(login({ value: values("4711"), about: { owner: values("other") } })?.[0]);
    expect(known).toMatchObject({ since: "2026-01-01T00:00:00Z" });
  });

  it.each([
    [{ value: null }],
    [{ value: { ...values(), complete: false } }],
    [{ value: values("1", "2") }],
    [{ value: values("1"), about: { owner: { ...values(), complete: false } } }],
    [{ value: values("1"), system: "aws" }],
    [{ value: values("1"), kind: "token" }],
  ])("is not known from %j", (more) => expect(login(more)).toEqual([]));

  it("is not used while it is suspended", () => {
    expect(apps?.of(APP, { appId: "1", suspended: { at: "2026-02-01T00:00:00Z" } })).toMatchObject({
      until: "2026-02-01T00:00:00Z",
    });
  });
});

describe("what ran", () => {
  const run = (conclusion: string | null, lastSuccess: JsonObject | null = null) =>
    namedUses.ran({
      last: { id: "9", at: "2026-03-02T00:00:00Z", event: "push", branch: "main", conclusion },
      lastSuccess,
      failures: { count: 0, atLeast: false },
      read: { runs: 1, since: "2026-03-01T00:00:00Z" },
    });

  it.each(["success", "failure", "timed_out"])("counts where its jobs began: %s", (conclusion) =>
    expect(run(conclusion)).toEqual({ at: "2026-03-02T00:00:00Z", run: { id: "9", event: "push", branch: "main" } }),
  );

  it.each(["skipped", "cancelled", "startup_failure", "action_required", null])(
    "does not count where they may not have: %s; the last success does",
    (conclusion) => {
      expect(run(conclusion)).toBeNull();
      expect(run(conclusion, { id: "7", at: "2026-03-01T00:00:00Z" })).toMatchObject({ at: "2026-03-01T00:00:00Z" });
    },
  );

  it("is said with the run, and as derived", () => {
    const through = "github:github.com/acme/deploy:workflow:.github/workflows/ship.yml";
    const evidence = { id: "9", event: "push", branch: "main" };

    expect(namedUses.words({ by: CALLER, through, run: evidence })).toEqual({
      words:
        "Derived, at least then: run 9 (push on main) of deploy.yml in acme/api, which calls ship.yml in acme/deploy, which names it. Its job may have been skipped in that run.",
      href: "https://github.com/acme/api/actions/runs/9",
    });
    expect(namedUses.words({ by: CALLER, through: CALLER, run: { ...evidence, id: "../x" } }).href).toBeNull();
  });
});

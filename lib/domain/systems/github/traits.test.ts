import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import { isProduction, traits } from "./traits.ts";

const own = (kind: string, content: JsonObject, endlessCredentials = 0) =>
  traits.ofIdentity({ kind, content, endlessCredentials });

const JOB = {
  ...{ id: "ship", line: 3, name: null, permissions: null, idToken: "none", environment: null, runsOn: null },
  ...{ needs: [], condition: null, secrets: [], allSecrets: [], githubToken: [], inheritsSecrets: false, vars: [] },
  ...{ uses: [], call: null, containers: [], checkouts: [], identities: [], literals: [] },
};

const by = (kind: string, content: JsonObject) =>
  traits.others?.find((one) => one.kind === kind)?.traits(content) ?? [];

const job = (fields: JsonObject) => by("workflow-job", { ...JOB, ...fields });

const environment = (...values: string[]) => ({ line: 4, text: "x", values, complete: true });

const runsOn = (...labels: string[]) => ({ line: 4, text: labels, labels: [labels], group: null, complete: true });

describe("what an identity of GitHub is beside its kind", () => {
  it("is told by what was read, and by nothing that was not", () => {
    expect(by("app-access", { selection: "all" })).toEqual(["all-repositories"]);
    expect(by("token-access", { selection: "subset" })).toEqual([]);
    expect(by("app-access", {})).toEqual([]);
    expect(own("organization-webhook", { secret: "absent" })).toEqual(["signs-nothing"]);
    expect(own("deploy-key", { readOnly: false })).toEqual(["write-deploy-key"]);
    expect(own("deploy-key", {})).toEqual([]);
    expect(own("organization-runner", { ephemeral: false })).toEqual(["runner-kept-between-jobs"]);
    expect(own("organization-runner", {})).toEqual([]);
    expect(own("workflow", { state: "disabled_manually" })).toEqual(["switched-off"]);
  });

  it("tells tokens that never end from those whose end is not known, and from keys", () => {
    expect(own("fine-grained-token", {}, 1)).toEqual(["token-without-expiry"]);
    expect(own("fine-grained-token", {}, 0)).toEqual([]);
    expect(own("classic-token", {}, 1)).toEqual(["classic-token", "token-without-expiry"]);
    expect(own("deploy-key", { readOnly: true }, 1)).toEqual([]);
  });

  it("of a workflow is told by its jobs", () => {
    expect(job({})).toEqual([]);
    expect(job({ idToken: "write", environment: environment("production") })).toEqual(["mints-production-subjects"]);
    expect(job({ idToken: "inherited", environment: environment("production") })).toEqual([]);
    expect(job({ idToken: "write", environment: environment("staging") })).toEqual([]);
    expect(job({ runsOn: runsOn("self-hosted", "big") })).toEqual(["runs-on-own-runners"]);
    expect(job({ runsOn: runsOn("ubuntu-latest") })).toEqual([]);
    expect(job({ inheritsSecrets: true })).toEqual(["hands-on-all-secrets"]);
    expect(job({ literals: [{ line: 1, at: "with.password" }] })).toEqual(["credential-written-out"]);
  });

  it("is in words that the help explains, each", () => {
    const said = [
      ...by("app-access", { selection: "all" }),
      ...own("classic-token", { suspended: true }, 1),
      ...own("deploy-key", { readOnly: false }),
      ...job({ idToken: "write", environment: environment("live"), allSecrets: [3] }),
    ];
    expect(said.filter((word) => !Object.hasOwn(traits.meanings, word))).toEqual([]);
    expect(Object.keys(traits.meanings).filter((word) => !/^[a-z]+(?:-[a-z]+)*$/.test(word))).toEqual([]);
  });

  it.each([
    ["production", true],
    ["prod-eu", true],
    ["eu/PROD", true],
    ["live", true],
    ["preprod", false],
    ["products", false],
    ["non-production", false],
    ["pre-prod", false],
    ["staging", false],
  ])("takes %s for production: %s", (name, expected) => {
    expect(isProduction(name)).toBe(expected);
  });
});

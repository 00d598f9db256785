import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EXPORT_FILE, ExportHead } from "#collectors/export-format.ts";
import { writeSample, type SampleExport } from "./generate.ts";
import { byPath, pathOf, readDocuments, type Document } from "./testing/read-export.ts";
import { readTruth } from "./testing/read-truth.ts";
import { readsSecretsIn, rightsOf, rulesOf } from "./testing/rights.ts";

const NOW = new Date("2026-03-14T09:26:00Z");
const DAY = 86_400_000;

let directory: string;
let exports: SampleExport[];
/** Readings of each cluster, oldest first. */
let prod: Document[][];
let staging: Document[][];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-stories-"));
  exports = writeSample(directory, NOW);
  prod = exports.filter(({ slug }) => slug === "prod-eu").map(({ path }) => readDocuments(path));
  staging = exports.filter(({ slug }) => slug === "staging-eu").map(({ path }) => readDocuments(path));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

it("1: the dissolved team's token is three years old and its sync fails, yet a production job reads its rates", () => {
  const now = last(prod);
  const token = byPath(now, "Secret").get("shop/loyalty-sync-token");
  const sync = byPath(now, "CronJob").get("shop/nightly-points-sync");

  expect(ageInDays(token)).toBe(1095);
  expect(token?.metadata.annotations["tickets.example/created-by"]).toBe("mira.vance@tickets.example");
  expect(byPath(now, "ServiceAccount").get("shop/loyalty-sync")?.metadata.labels["team"]).toBe("loyalty");
  expect(sync?.["status"]).toMatchObject({
    lastScheduleTime: expect.stringMatching(/^2026-03-1[34]/),
    lastSuccessfulTime: expect.stringMatching(/^2025-08/),
  });
  expect(rightsOf(now, "ServiceAccount", "refunds/points-settlement")).toMatchObject([
    { where: "shop", rules: [{ resources: ["configmaps"], resourceNames: ["loyalty-rates"] }] },
  ]);
});

it("1: the team's namespaces went between the first two readings", () => {
  const namespaces = prod.map((listed) =>
    [...byPath(listed, "Namespace").keys()].filter((path) => /loyalty/.test(path)),
  );

  expect(namespaces.slice(0, 2)).toEqual([["/loyalty-points", "/loyalty-partners"], []]);
});

it("2: one group deploys in both clusters", () => {
  const inProduction = rightsOf(last(prod), "Group", "/tickets:ci-deployers").map(({ where }) => where);
  const inStaging = rightsOf(last(staging), "Group", "/tickets:ci-deployers").map(({ where }) => where);

  expect(inProduction).toEqual(["seat-maps", "shop"]);
  expect(inStaging).toEqual(["shop"]);
});

it("3: the controller grew in three steps while its first binding stayed as it was", () => {
  const reads = prod.map((listed) => readsSecretsIn(listed, "ticket-vault/seal-rotator"));
  const editable = prod.map((listed) => rulesOf(byPath(listed, "ClusterRole").get("/vault-key-reader")).length);
  const bindings = prod.map((listed) => JSON.stringify(byPath(listed, "RoleBinding").get("ticket-vault/seal-rotator")));
  const everywhere = ["", "ticket-vault"];

  expect(reads).toEqual([[], [], [], ["ticket-vault"], everywhere, everywhere, everywhere]);
  expect(editable).toEqual([1, 1, 2, 2, 2, 2, 2]);
  expect(new Set(bindings).size).toBe(1);
});

it("4: of the organization's runners one set of a cluster runs those called deploy, and none the forgotten one", () => {
  const sets = [...byPath(last(prod), "AutoscalingRunnerSet"), ...byPath(last(staging), "AutoscalingRunnerSet")];

  expect(sets.map(([path]) => path)).toEqual(["build/deploy"]);
  expect(sets[0]?.[1]["spec"]).toMatchObject({
    githubConfigUrl: "https://github.com/tickets-example",
    template: { spec: { serviceAccountName: "ci-runner" } },
  });
});

it("5: one access key lies in namespaces of both clusters", () => {
  const places = [last(prod), last(staging)].map((listed) =>
    listed
      .filter(({ metadata }) => metadata.annotations["rollcall.dev/access-key-id"] === "AKIAEXAMPLEARCHIVE01")
      .map(pathOf),
  );

  expect(places).toEqual([
    ["occupancy/archive-uploader-key", "ticket-vault/archive-uploader-key"],
    ["ticket-vault/archive-uploader-key"],
  ]);
});

it("7: the image build may roll out, in a second namespace since six days", () => {
  const patches = prod.map((listed) =>
    rightsOf(listed, "ServiceAccount", "build/image-builder")
      .filter(({ rules }) => rules.some(({ verbs }) => verbs.includes("patch")))
      .map(({ where }) => where),
  );

  expect(patches.at(-3)).toEqual(["shop"]);
  expect(patches.at(-1)).toEqual(["seat-maps", "shop"]);
});

it("8: the release group reads the signing key", () => {
  const [right] = rightsOf(last(prod), "Group", "/tickets:release-train");

  expect(right).toMatchObject({ where: "ticket-vault" });
  expect(right?.rules[0]).toMatchObject({
    verbs: ["get"],
    resources: ["secrets"],
    resourceNames: ["ticket-signing-key"],
  });
});

it("9: eleven deploy roles came from one template, two have grown", () => {
  const forms = prod.map((listed) => {
    const roles = [...byPath(listed, "Role").values()].filter(({ metadata }) => metadata.name === "deploy");
    return roles.map((role) => ({ namespace: role.metadata.namespace, rules: rulesOf(role).length }));
  });
  const grown = forms.map((roles) => roles.filter(({ rules }) => rules > 4).map(({ namespace }) => namespace));

  for (const roles of forms) expect(roles).toHaveLength(11);
  expect(grown).toEqual([
    [],
    [],
    [],
    ["seat-maps"],
    ["seat-maps"],
    ["seat-maps", "timetable"],
    ["seat-maps", "timetable"],
  ]);
});

it("10: the last reading may not list the role bindings of one namespace, and says what it needs", () => {
  const path = exports.findLast(({ slug }) => slug === "prod-eu")?.path ?? "";
  const head = ExportHead.parse(JSON.parse(readFileSync(join(path, EXPORT_FILE), "utf8")));
  const bindings = head.slices.filter(({ kind }) => kind === "role-bindings");
  const refused = bindings.filter(({ status }) => status !== "complete");
  const namespaces = [...byPath(last(prod), "Namespace").values()].map(({ metadata }) => `namespace/${metadata.name}`);

  expect(bindings.map(({ scope }) => scope).toSorted()).toEqual(namespaces.toSorted());
  expect(refused).toMatchObject([
    {
      path: "cluster/namespace/station-kiosks/role-bindings",
      status: "denied",
      reason: expect.stringContaining("list rolebindings in namespace station-kiosks"),
    },
  ]);
});

it("11: every exemplary account is owned, says what for, mounts nothing, reads one thing and is used once", () => {
  const exemplary = readTruth("identities").filter(({ story }) => story === "11");

  for (const { key = "", owner, credentials } of exemplary) {
    const [, cluster, , path = ""] = key.split(":");
    const [namespace, name] = path.split("/");
    const listed = last(cluster === "prod-eu" ? prod : staging);
    const account = byPath(listed, "ServiceAccount").get(path);
    const uses = listed.filter(({ metadata, ...rest }) => {
      const own = metadata.namespace === namespace && metadata.ownerReferences.length === 0;
      return own && JSON.stringify(rest).includes(`"serviceAccountName":"${name}"`);
    });
    const rights = rightsOf(listed, "ServiceAccount", `${namespace}/${name}`).flatMap(({ where, rules }) =>
      rules.map(({ resources, verbs, resourceNames }) => ({ where, resources, verbs, resourceNames })),
    );

    expect(account?.metadata.labels["team"], key).toBe(owner);
    expect(account?.metadata.annotations["rollcall.dev/purpose"], key).toMatch(/^\S.{15,}/);
    expect(account?.["automountServiceAccountToken"], key).toBe(false);
    expect(credentials, key).toBe("0");
    expect(uses, key).toHaveLength(1);
    expect(rights.length, key).toBeLessThanOrEqual(1);
    for (const right of rights) {
      expect(right, key).toEqual({
        where: namespace,
        resources: ["configmaps"],
        verbs: ["get", "watch"],
        resourceNames: [expect.any(String)],
      });
    }
  }
});

it("12: the account deleted in spring is back under its name with another uid and the old rights", () => {
  const uids = prod.map((listed) => byPath(listed, "ServiceAccount").get("observability/trace-gateway")?.metadata.uid);
  const [first, second, gone, stillGone, back, ...later] = uids;
  const bound = prod.map((listed) => rightsOf(listed, "ServiceAccount", "observability/trace-gateway").length);

  expect(first).toBe(second);
  expect([gone, stillGone]).toEqual([undefined, undefined]);
  expect(back).toBeTypeOf("string");
  expect(back).not.toBe(first);
  expect(new Set([back, ...later]).size).toBe(1);
  expect(new Set(bound)).toEqual(new Set([1]));
});

it("12: in staging it is another one from one reading to the next", () => {
  const uids = staging.map(
    (listed) => byPath(listed, "ServiceAccount").get("observability/trace-gateway")?.metadata.uid,
  );

  expect(uids).not.toContain(undefined);
  expect(new Set(uids).size).toBe(2);
  expect(uids[1]).not.toBe(uids[2]);
});

it("aggregated roles carry what the server puts into them", () => {
  const rules = (name: string) =>
    rulesOf(byPath(last(prod), "ClusterRole").get(`/${name}`)).map((rule) => JSON.stringify(rule));

  expect(rules("admin")).toEqual(expect.arrayContaining([...rules("edit"), ...rules("system:aggregate-to-admin")]));
  expect(rules("edit")).toEqual(expect.arrayContaining([...rules("view"), ...rules("system:aggregate-to-edit")]));
  expect(rules("view")).toEqual(rules("system:aggregate-to-view"));
});

it("bindings name a role that is not there only where that is meant", () => {
  const dangling = [...prod, ...staging].flatMap((listed) => {
    const roles = new Set(listed.map((document) => `${document.kind} ${pathOf(document)}`));
    return listed.flatMap((document) => {
      const roleRef = document["roleRef"];
      if (typeof roleRef !== "object" || roleRef === null || !("kind" in roleRef) || !("name" in roleRef)) return [];
      const namespace = roleRef.kind === "Role" ? document.metadata.namespace : "";
      return roles.has(`${String(roleRef.kind)} ${namespace}/${String(roleRef.name)}`) ? [] : [pathOf(document)];
    });
  });

  expect(new Set(dangling)).toEqual(new Set(["shop/basket-admins"]));
});

function last(readings: Document[][]): Document[] {
  return readings.at(-1) ?? [];
}

function ageInDays(document: Document | undefined): number | undefined {
  return document && (NOW.getTime() - document.metadata.creationTimestamp.getTime()) / DAY;
}

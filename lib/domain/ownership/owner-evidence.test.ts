import { describe, expect, it } from "vitest";
import { ownerEvidence, ownersNamed } from "./owner-evidence.ts";

const account = (content: object) => ({
  label: "service account",
  content: { labels: {}, annotations: {}, ...content },
});
const namespace = (labels: Record<string, string>) => ({ label: "namespace", content: { labels } });

describe("ownerEvidence", () => {
  it("says which key of which document names the owner", () => {
    const found = ownerEvidence([account({ labels: { team: "payments" } })]);

    expect(found).toEqual([{ owner: "payments", because: "service account label team=payments" }]);
  });

  it("believes the identity before what it lives in", () => {
    const found = ownerEvidence([account({ labels: { team: "web" } }), namespace({ owner: "platform" })]);

    expect(found.map(({ owner }) => owner)).toEqual(["web", "platform"]);
  });

  it("puts our own key first, whether label or annotation", () => {
    const found = ownerEvidence([account({ labels: { "rollcall.dev/owner": "data" }, annotations: { team: "web" } })]);

    expect(found[0]?.owner).toBe("data");
  });

  it("finds nothing in keys that name no owner, empty values or malformed documents", () => {
    const found = ownerEvidence([
      account({ labels: { app: "payments", team: "" } }),
      { label: "namespace", content: { labels: "team=x" } },
    ]);

    expect(found).toEqual([]);
  });
});

it("points at the document and the very key that names the owner", () => {
  const around = namespace({ "example.com/team": "web" });

  const [named] = ownersNamed([account({}), around]);

  expect(named).toMatchObject({ source: around, path: ["labels", "example.com/team"] });
});

describe("code owners", () => {
  const workflow = (codeOwners: object | null) => ({ label: "workflow", content: { codeOwners: codeOwners as never } });

  it("name the first of them, with the line and how many more there are", () => {
    const named = workflow({ owners: ["@acme/platform", "@mona"], because: ".github/CODEOWNERS, line 12" });

    expect(ownerEvidence([named])).toEqual([
      { owner: "@acme/platform", because: ".github/CODEOWNERS, line 12, which names 1 more" },
    ]);
    expect(ownersNamed([named])[0]).toMatchObject({ source: named, path: ["codeOwners", "owners"] });
  });

  it("weigh more than what stands on the repository", () => {
    const named = workflow({ owners: ["@mona"], because: "CODEOWNERS, line 1" });

    expect(ownerEvidence([named, namespace({ team: "web" })]).map(({ owner }) => owner)).toEqual(["@mona", "web"]);
  });

  it("name nobody where there are none, or what is kept is no such thing", () => {
    expect(ownerEvidence([workflow(null), workflow({ owners: [], because: "x" }), workflow({ owners: [7] })])).toEqual(
      [],
    );
  });
});

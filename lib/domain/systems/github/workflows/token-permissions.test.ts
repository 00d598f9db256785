import { describe, expect, it } from "vitest";
import { unknownRepository } from "./repository-facts.ts";
import { documentOf, onlyJob } from "./testing/documents.ts";
import { tokenPermissions } from "./token-permissions.ts";

function permissions(on: string, keys: string, defaultPermissions: "read" | "write" | null) {
  const document = documentOf(`{ on: ${on}, ${keys}, jobs: { a: { steps: [] } } }`);
  return tokenPermissions(document, onlyJob(document), { ...unknownRepository("acme", "api"), defaultPermissions });
}

describe("what the token of a job may do", () => {
  it("is what the file says, whatever the repository is set to", () => {
    expect(permissions("push", "permissions: {}", "write")).toEqual({ from: "workflow", value: {} });
  });

  it("is what the repository is set to where the file does not say", () => {
    expect(permissions("push", "x: 1", "read")).toEqual({
      from: "repository",
      value: { contents: "read", metadata: "read", packages: "read" },
    });
    expect(permissions("push", "x: 1", "write").value).toMatchObject({ contents: "write", actions: "write" });
    expect(permissions("push", "x: 1", "write").value).not.toHaveProperty("id-token");
  });

  it("is not known where neither is, or a caller comes before it", () => {
    expect(permissions("push", "x: 1", null)).toEqual({ from: "repository", value: null });
    expect(permissions("workflow_call", "x: 1", "read")).toEqual({ from: "caller or repository", value: null });
  });
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import type { AttachedDocument } from "../system.ts";
import { grants } from "./grants.ts";
import { memberships } from "./memberships.ts";

const CI = "kubernetes:prod:serviceaccount:payments/ci";
const GROUP = "kubernetes:prod:group:system:serviceaccounts";

function attached(
  rules: JsonObject[] | null,
  fields: { namespace?: string; identity?: string } = {},
): AttachedDocument {
  const kind = fields.namespace === undefined ? "ClusterRoleBinding" : "RoleBinding";
  const binding = { kind, name: "b", ...(fields.namespace === undefined ? {} : { namespace: fields.namespace }) };
  return {
    attachment: {
      alias: `kubernetes:prod:${kind.toLowerCase()}:b#serviceaccount:payments/ci`,
      identity: fields.identity ?? CI,
      content: { binding, role: { kind: "ClusterRole", name: "r" } },
    },
    document: rules && { alias: "kubernetes:prod:clusterrole:r", content: { rules } },
  };
}

const LIKE_ALL = memberships(CI, [], []);

const SECRETS = { verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["secrets"], resourceNames: [] };

describe("grants", () => {
  it("says what, where and because of which rule of which role by which binding", () => {
    const [grant] = grants(CI, [attached([SECRETS], { namespace: "payments" })], LIKE_ALL, true);

    expect(grant?.words).toBe("read secrets in payments");
    expect(grant?.because).toEqual({
      binding: { kind: "RoleBinding", name: "b", key: "kubernetes:prod:rolebinding:b" },
      role: { kind: "ClusterRole", name: "r", key: "kubernetes:prod:clusterrole:r" },
      via: null,
      rule: { words: "rule 1", path: ["rules", 0] },
    });
  });

  it("keeps a RoleBinding from granting paths of the API server", () => {
    const metrics = { verbs: ["get"], nonResourceURLs: ["/metrics"] };

    expect(grants(CI, [attached([metrics], { namespace: "payments" })], LIKE_ALL, true)).toEqual([]);
    expect(grants(CI, [attached([metrics])], LIKE_ALL, true)[0]?.words).toBe("get /metrics of the API server");
  });

  it("grants nothing by a role that is proved not to exist", () => {
    const [grant] = grants(CI, [attached(null)], LIKE_ALL, true);

    expect(grant).toMatchObject({ dangling: true, verbs: [], words: "nothing: the ClusterRole r does not exist" });
  });

  it("leaves unknown what a role allows that was not read", () => {
    const [grant] = grants(CI, [attached(null)], LIKE_ALL, false);

    expect(grant).toMatchObject({ dangling: false, unread: true });
    expect(grant?.words).toBe("unknown: the ClusterRole r in the whole cluster was not read");
  });

  it("knows the built-in roles that manifests lack", () => {
    const built = (name: string) => {
      const one = attached(null);
      one.attachment.content.role = { kind: "ClusterRole", name };
      return grants(CI, [one], LIKE_ALL, true)[0];
    };

    expect(built("cluster-admin")).toMatchObject({ words: "do anything in the whole cluster", unread: true });
    expect(built("edit")).toMatchObject({ dangling: false, unread: true, verbs: [] });
  });

  it("names the group through which a grant holds, after the account's own", () => {
    const found = grants(
      CI,
      [attached([SECRETS], { identity: GROUP }), attached([SECRETS], { namespace: "payments" })],
      LIKE_ALL,
      true,
    );

    expect(found.map((grant) => grant.because.via)).toEqual([
      null,
      { kind: "group", name: "system:serviceaccounts", everyone: true },
    ]);
  });

  it("names what it is made by a proof of its own, unlike what everybody like it is", () => {
    const through = memberships(CI, [{ groups: ["ops"], expires: "2027-01-01T00:00:00.000Z" }], []);
    const [grant] = grants(CI, [attached([SECRETS], { identity: "kubernetes:prod:group:ops" })], through, true);

    expect(grant?.because.via).toEqual({ kind: "group", name: "ops", everyone: false });
  });

  it.each([
    [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }, "do anything in the whole cluster"],
    [{ verbs: ["create"], apiGroups: [""], resources: ["pods/exec"] }, "create pods/exec in the whole cluster"],
    [
      { ...SECRETS, resourceNames: ["a", "b", "c", "d", "e"] },
      "read secrets in the whole cluster, only a, b, c and 2 more",
    ],
    [
      {
        verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
        apiGroups: ["apps"],
        resources: ["deployments"],
      },
      "manage deployments.apps in the whole cluster",
    ],
  ])("puts %j in words", (rule, words) => {
    expect(grants(CI, [attached([rule])], LIKE_ALL, true)[0]?.words).toBe(words);
  });
});

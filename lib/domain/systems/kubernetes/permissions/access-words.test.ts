import { describe, expect, it } from "vitest";
import type { PolicyRule } from "../rules.ts";
import { memberships } from "../memberships.ts";
import { accessWords } from "./access-words.ts";
import { binding, role, type RbacObject, type WrittenSubject } from "./testing/objects.ts";
import { factsOfObjects } from "./testing/policies-of.ts";

const KEY = "kubernetes:test:serviceaccount:pay/ci";
const CI: WrittenSubject = { kind: "ServiceAccount", name: "ci", namespace: "pay" };
const rule = (verb: string, resource: string, more: Partial<PolicyRule> = {}): Partial<PolicyRule> => ({
  apiGroups: [""],
  verbs: [verb],
  resources: [resource],
  ...more,
});

/** A role bound in a place; `null` is the whole cluster. */
function given(name: string, place: string | null, rules: Partial<PolicyRule>[], subject = CI): RbacObject[] {
  return [role(name, null, rules), binding(name, place, { kind: "ClusterRole", name }, [subject])];
}

async function wordsOf(...objects: RbacObject[][]): Promise<string[]> {
  const { documents, attachments } = await factsOfObjects(objects.flat());
  const byName = new Map([...documents].map((document) => [document.name, document.content]));
  const attached = [...attachments].map(({ content }) => {
    const { name } = content["role"] as { name: string };
    const document = byName.get(name);
    return {
      attachment: { alias: "", identity: "", content },
      document: document ? { alias: name, content: document } : null,
    };
  });
  return accessWords(KEY, attached, memberships(KEY, [], [])).map(({ words, because }) => `${words}, ${because}`);
}

describe("accessWords", () => {
  it("begins with what is most dangerous, and counts namespaces and bindings", async () => {
    const secrets = ["a", "b", "c", "d"].flatMap((place) =>
      given(`secrets-${place}`, place, [rule("list", "secrets")]),
    );
    const exec = given("exec", null, [rule("create", "pods/exec")], { kind: "Group", name: "system:serviceaccounts" });

    expect(await wordsOf(exec, secrets)).toEqual([
      "read every secret in 4 namespaces, because the RoleBinding a/secrets-a gives it the ClusterRole secrets-a, " +
        "RoleBinding b/secrets-b gives it the ClusterRole secrets-b and 2 more",
      "run commands in every pod in the whole cluster, because the ClusterRoleBinding exec " +
        "gives everybody in system:serviceaccounts the ClusterRole exec",
    ]);
  });

  it("tells what names narrow from what they do not", async () => {
    const named = given("named", "pay", [rule("get", "secrets", { resourceNames: ["db", "mail"] })]);

    expect(await wordsOf(named)).toEqual([
      "read the secrets db and mail in pay, because the RoleBinding pay/named gives it the ClusterRole named",
    ]);
    expect(await wordsOf(named, given("all", "pay", [rule("get", "secrets")]))).toEqual([
      "read every secret in pay, because the RoleBinding pay/all gives it the ClusterRole all",
    ]);
  });

  it("does not say again what comes with doing anything", async () => {
    const everything = [rule("*", "*", { apiGroups: ["*"] })];

    const there = await wordsOf(given("all", "pay", everything), given("secrets", "ship", [rule("get", "secrets")]));
    const everywhere = await wordsOf(
      given("all", null, everything),
      given("secrets", "ship", [rule("get", "secrets")]),
    );

    expect(there.map((words) => words.split(",")[0])).toEqual(["do anything in pay", "read every secret in ship"]);
    expect(everywhere.map((words) => words.split(",")[0])).toEqual(["do anything in the whole cluster"]);
  });

  it("gives nothing in a namespace that lives in none, and says nothing of what is harmless or unread", async () => {
    const unread = [binding("view", "pay", { kind: "ClusterRole", name: "view" }, [CI])];

    expect(await wordsOf(given("proxy", "pay", [rule("get", "nodes/proxy")]))).toEqual([]);
    expect(await wordsOf(given("proxy", null, [rule("get", "nodes/proxy")]))).toEqual([
      "run commands through every node, because the ClusterRoleBinding proxy gives it the ClusterRole proxy",
    ]);
    expect(await wordsOf(given("pods", null, [rule("list", "pods")]), unread)).toEqual([]);
  });
});

it("says of members of system:masters only that nothing limits them", () => {
  const user = "kubernetes:prod:user:kubernetes-admin";
  const certificate = { groups: ["system:masters"], expires: "2027-01-01T00:00:00.000Z" };

  const said = accessWords(user, [], memberships(user, [certificate], []));

  expect(said).toEqual([
    {
      risk: "unlimited",
      words: "do anything in the whole cluster, whatever roles say",
      because:
        "because it is in system:masters: its client certificate, valid until 2027-01-01 and not to be revoked, puts it there",
    },
  ]);
  expect(accessWords("kubernetes:prod:group:system:masters", [], [])).toMatchObject([{ risk: "unlimited" }]);
});

import type { ApiClient } from "#e2e/peers/kubernetes/api.ts";
import type { Asker, Question } from "../question.ts";
import { isAboutResource } from "../matching.ts";
import type { RbacObject } from "./objects.ts";

const AT_ONCE = 24;
const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
const SETTLED_WITHIN_MS = 60_000;

/** Does a thing to all items, a few at a time, and answers in their order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Creates objects, namespaces first; answers those the API server refused, each with its status. */
export async function load(client: ApiClient, objects: readonly RbacObject[]): Promise<Map<RbacObject, number>> {
  const refused = new Map<RbacObject, number>();
  const create = async (object: RbacObject) => {
    const { status } = await client.call({ method: "POST", path: collectionPath(object), body: object });
    if (status >= 300) refused.set(object, status);
  };
  await inParallel(
    objects.filter(({ kind }) => kind === "Namespace"),
    create,
  );
  await inParallel(
    objects.filter(({ kind }) => kind !== "Namespace"),
    create,
  );
  return refused;
}

function collectionPath({ kind, metadata }: RbacObject): string {
  if (kind === "Namespace") return "/api/v1/namespaces";
  const place = metadata.namespace === undefined ? "" : `/namespaces/${metadata.namespace}`;
  return `${RBAC}${place}/${kind.toLowerCase()}s`;
}

/** Everything of RBAC the API server has, once its controllers have nothing more to aggregate. */
export async function readRbac(client: ApiClient): Promise<RbacObject[]> {
  const kinds = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];
  const listed = await inParallel(kinds, async (kind) => {
    const list = (await client.demand({ path: `${RBAC}/${kind.toLowerCase()}s` })) as { items: RbacObject[] };
    return list.items.map((item) => ({ ...item, apiVersion: "rbac.authorization.k8s.io/v1", kind }));
  });
  return listed.flat();
}

/** Waits until two reads a moment apart find the same cluster roles. */
export async function untilSettled(client: ApiClient): Promise<void> {
  const started = performance.now();
  let before = "";
  for (;;) {
    const now = JSON.stringify(await client.demand({ path: `${RBAC}/clusterroles` }));
    const { items } = JSON.parse(now) as { items: unknown };
    const text = JSON.stringify(items);
    if (text === before) return;
    if (performance.now() - started > SETTLED_WITHIN_MS) throw new Error("aggregation does not come to rest");
    before = text;
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

/** What the API server's own authorizer answers. */
export async function isReallyAllowed(client: ApiClient, asker: Asker, question: Question): Promise<boolean> {
  const attributes = isAboutResource(question) ? { resourceAttributes: question } : { nonResourceAttributes: question };
  const spec = { ...(asker.user === null ? {} : { user: asker.user }), groups: asker.groups, ...attributes };
  const body = { apiVersion: "authorization.k8s.io/v1", kind: "SubjectAccessReview", spec };
  const answer = (await client.demand({ method: "POST", path: REVIEWS, body })) as { status: { allowed: boolean } };
  return answer.status.allowed;
}

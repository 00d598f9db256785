import type { PermissionCheck } from "#collectors/types.ts";
import type { ApiClient } from "./api-client.ts";
import type { Access, Right } from "./rights.ts";
import { review, SelfSubjectAccessReview } from "./small-answers.ts";

type Answer = { allowed: boolean; said: string } | null;

/** Asks whether the credential has one right; where it has not, in which of the named namespaces it has. */
export async function checkRight(
  client: ApiClient,
  right: Right,
  namespaces: readonly string[],
): Promise<PermissionCheck> {
  const { id, access } = right;
  const answers: Answer[] = [];
  for (const resource of access.resources)
    answers.push(await allowed(client, access, resource, access.namespace ?? ""));
  if (answers.every((answer) => answer?.allowed)) return { id, status: "granted" };
  const no = answers.findIndex((answer) => answer && !answer.allowed);
  if (no === -1) {
    const detail = "The cluster did not say whether the credential has this right.";
    return {
      id,
      status: "unknown",
      detail,
      fix: "Let the credential create selfsubjectaccessreviews, as system:basic-user does.",
    };
  }
  const resource = access.resources[no] ?? "";
  const some: string[] = [];
  for (const namespace of access.namespace === undefined && access.name === undefined ? namespaces : []) {
    if ((await allowed(client, access, resource, namespace))?.allowed) some.push(namespace);
  }
  const said = answers[no]?.said || `${access.verb} ${resource} is not allowed.`;
  const detail = some.length === 0 ? said : `Allowed in ${some.join(", ")} only.`;
  return { id, status: "missing", detail, fix: fixOf(right, resource) };
}

async function allowed(client: ApiClient, access: Access, resource: string, namespace: string): Promise<Answer> {
  const { group, verb, name } = access;
  const resourceAttributes = { group, resource, verb, ...(name === undefined ? {} : { name }), namespace };
  const spec = { resourceAttributes };
  const answer = await review(client, "authorization.k8s.io", "SelfSubjectAccessReview", spec, SelfSubjectAccessReview);
  return answer && { allowed: answer.status.allowed, said: answer.status.reason ?? "" };
}

function fixOf({ access: { group, verb, name, namespace } }: Right, resource: string): string {
  const where = namespace === undefined ? "ClusterRole" : `Role in ${namespace}`;
  const names = name === undefined ? "" : `, resourceNames: [${name}]`;
  const rule = `apiGroups: ["${group}"], resources: [${resource}]${names}, verbs: [${verb}]`;
  return `Apply the grant shown for this source again, or add to its ${where}: ${rule}.`;
}

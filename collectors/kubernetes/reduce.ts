import type { z } from "zod";
import { AdmissionPolicy, AdmissionPolicyBinding, WebhookConfiguration } from "./admission-schema.ts";
import { CertificateSigningRequest } from "./certificate-schema.ts";
import { ClusterFacts, Node } from "./cluster-schema.ts";
import { ConfigMap } from "./config-map-schema.ts";
import type { CollectedKind, ObjectKind } from "./kinds.ts";
import { Binding, ClusterRole, Role } from "./rbac-schema.ts";
import { AutoscalingRunnerSet, RunnerDeployment } from "./runner-schema.ts";
import { Namespace, ServiceAccount } from "./schema.ts";
import { Secret } from "./secret-schema.ts";
import { Controller, CronJob, Pod } from "./workload-schema.ts";

/** Most subjects of one binding that become facts; a person cannot review more, and a group is the better way. */
export const MAX_SUBJECTS = 10_000;

const SCHEMAS = {
  Namespace,
  ServiceAccount,
  Role,
  ClusterRole,
  RoleBinding: Binding,
  ClusterRoleBinding: Binding,
  ReplicaSet: Controller,
  Deployment: Controller,
  StatefulSet: Controller,
  DaemonSet: Controller,
  Job: Controller,
  CronJob,
  ReplicationController: Controller,
  Pod,
  Secret,
  ClusterFacts,
  Node,
  CertificateSigningRequest,
  ValidatingWebhookConfiguration: WebhookConfiguration,
  MutatingWebhookConfiguration: WebhookConfiguration,
  ValidatingAdmissionPolicy: AdmissionPolicy,
  ValidatingAdmissionPolicyBinding: AdmissionPolicyBinding,
  ConfigMap,
  AutoscalingRunnerSet,
  RunnerDeployment,
} satisfies Record<CollectedKind, z.ZodType>;

/** What is left of an object of that kind. */
export type Reduced<Kind extends CollectedKind> = z.output<(typeof SCHEMAS)[Kind]>;

export type Reduction =
  | { outcome: "kept"; object: Reduced<CollectedKind>; oversize?: string }
  | { outcome: "ignored"; message: string }
  | { outcome: "malformed"; message: string };

/**
 * Cuts an object down to the few fields the collector keeps. Called before anything is hashed, logged or stored:
 * no value of a Secret, no literal environment value and no annotation but the listed ones gets past it.
 */
export function reduce(kind: ObjectKind, value: object): Reduction {
  if ("$patch" in value) return { outcome: "ignored", message: `a ${kind.kind} patch, not an object` };
  const { object: source, oversize } = capSubjects(value);
  const parsed = SCHEMAS[kind.kind].safeParse(source);
  if (!parsed.success) return { outcome: "malformed", message: describe(parsed.error) };
  const object = parsed.data;
  if (isPatch(object)) {
    return { outcome: "ignored", message: `a ${kind.kind} without its obligatory parts, so a patch and not an object` };
  }
  if (!kind.namespaced) object.namespace = "";
  return { outcome: "kept", object, ...(oversize === undefined ? {} : { oversize }) };
}

function capSubjects(value: object): { object: object; oversize?: string } {
  if (!("subjects" in value) || !Array.isArray(value.subjects) || value.subjects.length <= MAX_SUBJECTS) {
    return { object: value };
  }
  return {
    object: { ...value, subjects: value.subjects.slice(0, MAX_SUBJECTS) },
    oversize: `it has ${value.subjects.length} subjects, of which the first ${MAX_SUBJECTS} were read`,
  };
}

function isPatch(object: Reduced<CollectedKind>): boolean {
  return ("pods" in object && object.pods === null) || ("roleRef" in object && object.roleRef === null);
}

/** The first fault, by field. Paths hold only names of our own schema and positions, so nothing of the file. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "it is not a valid object";
  const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return `${path.slice(1)} ${issue.message}`;
}

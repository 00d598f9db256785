import { Container, PodSecurity } from "./container-schema.ts";
import { nodeAccessOf, type NodeAccess } from "./node-access.ts";
import { Metadata, uniqueNames } from "./schema.ts";
import { Flag, listOf, LooseName, mapping, Name } from "./schema-parts.ts";
import { Volume } from "./volume-schema.ts";

const PodSpec = mapping({
  serviceAccountName: Name.nullish(),
  // The old name of the same field; the server copies it over when the new one is empty.
  serviceAccount: Name.nullish(),
  automountServiceAccountToken: Flag,
  imagePullSecrets: listOf(mapping({ name: LooseName.nullish() })),
  hostNetwork: Flag,
  hostPID: Flag,
  hostIPC: Flag,
  securityContext: PodSecurity,
  containers: listOf(Container),
  initContainers: listOf(Container),
  ephemeralContainers: listOf(Container),
  volumes: listOf(Volume),
}).transform((spec): PodTemplate => {
  const { imagePullSecrets, securityContext: security, volumes } = spec;
  const containers = [...spec.containers, ...spec.initContainers, ...spec.ephemeralContainers];
  const references = [
    ...imagePullSecrets,
    ...containers.flatMap(({ secrets }) => secrets),
    ...volumes.flatMap(({ secrets }) => secrets),
  ];
  const host = [
    ...(spec.hostIPC ? ["ipc"] : []),
    ...(spec.hostNetwork ? ["network"] : []),
    ...(spec.hostPID ? ["pid"] : []),
  ];
  const node = nodeAccessOf({ host, security, containers, volumes });
  const pullSecrets = uniqueNames(imagePullSecrets);
  const tokens = uniqueTokens(volumes.flatMap((volume) => volume.tokens));
  return {
    serviceAccount: spec.serviceAccountName || spec.serviceAccount || "default",
    automount: spec.automountServiceAccountToken ?? null,
    secrets: uniqueNames(references.filter((reference) => reference !== null && reference !== undefined)),
    ...(pullSecrets.length > 0 ? { pullSecrets } : {}),
    ...(tokens.length > 0 ? { tokens } : {}),
    ...(node ? { node } : {}),
  };
});

/** A token of the account that a volume asks for: for whom, and how long each one is valid. */
export type ProjectedToken = { audience: string | null; seconds: number };

/** How the pods of a workload run; what they do not have is absent. */
export type PodTemplate = {
  serviceAccount: string;
  automount: boolean | null;
  /** Names of all Secrets they take, whatever for. */
  secrets: string[];
  /** Those of them images are pulled with. */
  pullSecrets?: string[];
  tokens?: ProjectedToken[];
  node?: NodeAccess;
};

/** Each once, in a stable order. */
export function uniqueTokens(tokens: readonly ProjectedToken[]): ProjectedToken[] {
  const byKey = new Map(tokens.map((token) => [`${token.audience ?? ""} ${token.seconds}`, token]));
  return [...byKey.keys()].toSorted().flatMap((key) => byKey.get(key) ?? []);
}

/** A template of pods, as every controller has one. */
export const Template = mapping({ spec: PodSpec.nullish() }).nullish();

/** Pods of which nothing is said: the namespace's own account, and no secret. */
export const NO_POD_SPEC: PodTemplate = { serviceAccount: "default", automount: null, secrets: [] };

export const Pod = mapping({ metadata: Metadata, spec: PodSpec.nullish() }).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  owner: metadata.owner,
  pods: spec ?? null,
}));

/** Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController and Job. `pods` is null in a patch. */
export const Controller = mapping({
  metadata: Metadata,
  spec: mapping({ template: Template }).nullish(),
}).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  owner: metadata.owner,
  pods: spec?.template?.spec ?? null,
}));

export const CronJob = mapping({
  metadata: Metadata,
  spec: mapping({
    jobTemplate: mapping({ spec: mapping({ template: Template }).nullish() }).nullish(),
  }).nullish(),
}).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  owner: metadata.owner,
  pods: spec?.jobTemplate?.spec?.template?.spec ?? null,
}));

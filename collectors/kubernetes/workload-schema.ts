import type { z } from "zod";
import { Metadata, uniqueNames } from "./schema.ts";
import { Flag, listOf, LooseName, mapping, Name } from "./schema-parts.ts";

const Reference = mapping({ name: LooseName.nullish() }).nullish();
const WithSecretRef = mapping({ secretRef: Reference }).nullish();

/** Of a container only the names of the Secrets it takes: literal `env` values may be passwords and are never kept. */
const Container = mapping({
  env: listOf(mapping({ valueFrom: mapping({ secretKeyRef: Reference }).nullish() })),
  envFrom: listOf(mapping({ secretRef: Reference })),
}).transform(({ env, envFrom }) => [
  ...env.map((variable) => variable.valueFrom?.secretKeyRef),
  ...envFrom.map((source) => source.secretRef),
]);

const Volume = mapping({
  secret: mapping({ secretName: LooseName.nullish() }).nullish(),
  projected: mapping({ sources: listOf(mapping({ secret: Reference })) }).nullish(),
  csi: mapping({ nodePublishSecretRef: Reference }).nullish(),
  azureFile: mapping({ secretName: LooseName.nullish() }).nullish(),
  cephfs: WithSecretRef,
  flexVolume: WithSecretRef,
  iscsi: WithSecretRef,
  rbd: WithSecretRef,
  scaleIO: WithSecretRef,
  storageos: WithSecretRef,
}).transform((volume) => [
  { name: volume.secret?.secretName },
  { name: volume.azureFile?.secretName },
  ...(volume.projected?.sources.map((source) => source.secret) ?? []),
  volume.csi?.nodePublishSecretRef,
  ...[volume.cephfs, volume.flexVolume, volume.iscsi, volume.rbd, volume.scaleIO, volume.storageos].map(
    (source) => source?.secretRef,
  ),
]);

const PodSpec = mapping({
  serviceAccountName: Name.nullish(),
  // The old name of the same field; the server copies it over when the new one is empty.
  serviceAccount: Name.nullish(),
  automountServiceAccountToken: Flag,
  imagePullSecrets: listOf(mapping({ name: LooseName.nullish() })),
  containers: listOf(Container),
  initContainers: listOf(Container),
  ephemeralContainers: listOf(Container),
  volumes: listOf(Volume),
}).transform((spec) => ({
  serviceAccount: spec.serviceAccountName || spec.serviceAccount || "default",
  automount: spec.automountServiceAccountToken ?? null,
  secrets: uniqueNames(
    [
      ...spec.imagePullSecrets,
      ...spec.containers.flat(),
      ...spec.initContainers.flat(),
      ...spec.ephemeralContainers.flat(),
      ...spec.volumes.flat(),
    ].filter((reference) => reference !== null && reference !== undefined),
  ),
}));

/** How the pods of a workload run. */
export type PodTemplate = z.output<typeof PodSpec>;

const Template = mapping({ spec: PodSpec.nullish() }).nullish();

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

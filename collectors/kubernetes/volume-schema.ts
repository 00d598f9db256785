import { z } from "zod";
import { classifyNodePath } from "./node-paths.ts";
import { listOf, LooseName, mapping, Text } from "./schema-parts.ts";

const Reference = mapping({ name: LooseName.nullish() }).nullish();
const WithSecretRef = mapping({ secretRef: Reference }).nullish();

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken */
const ProjectedToken = mapping({
  audience: LooseName.nullish(),
  expirationSeconds: z.number({ error: "must be a number" }).nullish(),
}).nullish();

/** What the API server takes where a projected token says no lifetime. */
const DEFAULT_LIFETIME = 3600;

/** A volume by its name: the Secrets in it, the tokens it projects and, of a path of the node, the class. */
export const Volume = mapping({
  name: LooseName.nullish(),
  secret: mapping({ secretName: LooseName.nullish() }).nullish(),
  projected: mapping({
    sources: listOf(mapping({ secret: Reference, serviceAccountToken: ProjectedToken })),
  }).nullish(),
  hostPath: mapping({ path: Text.nullish() }).nullish(),
  csi: mapping({ nodePublishSecretRef: Reference }).nullish(),
  azureFile: mapping({ secretName: LooseName.nullish() }).nullish(),
  cephfs: WithSecretRef,
  flexVolume: WithSecretRef,
  iscsi: WithSecretRef,
  rbd: WithSecretRef,
  scaleIO: WithSecretRef,
  storageos: WithSecretRef,
}).transform((volume) => ({
  name: volume.name ?? "",
  nodePath: volume.hostPath ? classifyNodePath(volume.hostPath.path ?? "") : null,
  tokens: (volume.projected?.sources ?? []).flatMap(({ serviceAccountToken: token }) =>
    token ? [{ audience: token.audience || null, seconds: token.expirationSeconds ?? DEFAULT_LIFETIME }] : [],
  ),
  secrets: [
    { name: volume.secret?.secretName },
    { name: volume.azureFile?.secretName },
    ...(volume.projected?.sources.map((source) => source.secret) ?? []),
    volume.csi?.nodePublishSecretRef,
    ...[volume.cephfs, volume.flexVolume, volume.iscsi, volume.rbd, volume.scaleIO, volume.storageos].map(
      (source) => source?.secretRef,
    ),
  ],
}));

export type Volume = z.output<typeof Volume>;

import { z } from "zod";
import { groupOf } from "./kinds.ts";
import { keepEntries } from "./kept-keys.ts";
import { Entries, Flag, listOf, LooseName, mapping, Name, Text } from "./schema-parts.ts";

/** What is kept of every object: nothing else of its metadata goes past this point. */
export interface Kept {
  name: string;
  /** Empty when the object names none. */
  namespace: string;
  uid?: string;
  /** ISO time of `creationTimestamp`. */
  created?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

const UID = /^[0-9A-Za-z-]{1,64}$/;

const OwnerReference = mapping({
  apiVersion: Text.nullish(),
  kind: Text.nullish(),
  name: Name.nullish(),
  controller: Flag,
}).transform(({ apiVersion, kind, name, controller }) => ({
  group: groupOf(apiVersion ?? ""),
  kind: kind ?? "",
  name: name ?? "",
  controller: controller ?? false,
}));

/** The controller that made an object. */
export type Owner = Omit<z.output<typeof OwnerReference>, "controller">;

/** `metadata`: managedFields, resourceVersion and every label and annotation not listed in kept-keys.ts end here. */
export const Metadata = mapping({
  name: Name.nullish(),
  generateName: Name.nullish(),
  namespace: Name.nullish(),
  uid: z
    .unknown()
    .optional()
    .transform((uid) => (typeof uid === "string" && UID.test(uid) ? uid : undefined)),
  creationTimestamp: z.unknown().optional().transform(isoTime),
  labels: Entries,
  annotations: Entries,
  ownerReferences: listOf(OwnerReference),
}).transform((metadata, context) => {
  // The server completes a generateName with random characters: `*` stands for them, and no real name holds it.
  const name = metadata.name || (metadata.generateName ? `${metadata.generateName}*` : "");
  if (name === "") {
    context.addIssue({ code: "custom", path: ["name"], message: "is missing" });
    return z.NEVER;
  }
  const kept: Kept = {
    name,
    namespace: metadata.namespace ?? "",
    labels: keepEntries(metadata.labels),
    annotations: keepEntries(metadata.annotations),
    ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
    ...(metadata.creationTimestamp === undefined ? {} : { created: metadata.creationTimestamp }),
  };
  // A node "controls" its static pods, which run no service account: they stand for themselves.
  const controller = metadata.ownerReferences.find((owner) => owner.controller && owner.kind !== "Node");
  const owner: Owner | null = controller
    ? { group: controller.group, kind: controller.kind, name: controller.name }
    : null;
  return { kept, owner, allLabels: metadata.labels, allAnnotations: metadata.annotations };
});

export const Namespace = mapping({ metadata: Metadata }).transform(({ metadata }) => metadata.kept);

const Reference = mapping({ name: LooseName.nullish() });

export const ServiceAccount = mapping({
  metadata: Metadata,
  automountServiceAccountToken: Flag,
  secrets: listOf(Reference),
  imagePullSecrets: listOf(Reference),
}).transform(({ metadata, automountServiceAccountToken, secrets, imagePullSecrets }) => ({
  ...metadata.kept,
  automount: automountServiceAccountToken ?? null,
  secrets: uniqueNames(secrets),
  imagePullSecrets: uniqueNames(imagePullSecrets),
}));

/** Names of a list of references, sorted, each once. */
export function uniqueNames(references: readonly { name?: string | null | undefined }[]): string[] {
  return [...new Set(references.flatMap((reference) => reference.name || []))].toSorted();
}

/** What every server writes; it needs no further look. */
const SERVER_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function isoTime(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (SERVER_TIME.test(value)) return value;
  const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { loadAll } from "js-yaml";
import { z } from "zod";

const Words = z.record(z.string(), z.string()).default({});

/** A Kubernetes object as these tests look at it: the metadata checked, the rest left loose. */
const Document = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(""),
    uid: z.uuid(),
    creationTimestamp: z.iso.datetime().transform((text) => new Date(text)),
    labels: Words,
    annotations: Words,
    ownerReferences: z.array(z.object({ kind: z.string(), name: z.string(), uid: z.uuid() })).default([]),
  }),
});

export type Document = z.infer<typeof Document>;

/** Every file below a directory, by its path in it. */
export function filesBelow(directory: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const found of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!found.isFile()) continue;
    const path = join(found.parentPath, found.name);
    files.set(relative(directory, path), readFileSync(path, "utf8"));
  }
  return files;
}

/** Every object of an export. */
export function readDocuments(directory: string): Document[] {
  const documents: Document[] = [];
  for (const [path, text] of filesBelow(directory)) {
    if (path.endsWith(".yaml")) for (const document of loadAll(text)) documents.push(Document.parse(document));
  }
  return documents;
}

/** `payments/ci`, or `/cluster-admin` without a namespace. */
export function pathOf({ metadata }: Document): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** The objects of one kind by their path. */
export function byPath(documents: readonly Document[], kind: string): Map<string, Document> {
  return new Map(
    documents.filter((document) => document.kind === kind).map((document) => [pathOf(document), document]),
  );
}

import type { Intake } from "../intake.ts";
import { objectKind } from "../kinds.ts";
import type { Reduced } from "../reduce.ts";
import type { PlannedSlice } from "../plan.ts";
import type { ApiClient } from "./api-client.ts";
import type { KnownNamespaces } from "./fetch-cluster.ts";
import type { ListResult } from "./list-result.ts";
import type { Listing } from "./listings.ts";
import { TOKEN_TYPE } from "./page.ts";
import { readByNamespace } from "./read-by-namespace.ts";
import { readList } from "./read-list.ts";

type Secret = Reduced<"Secret">;

/**
 * Reads Secrets as tables of names; where that was chosen also the metadata of those that hold tokens of accounts, which
 * says whose they are and when they were last used.
 */
export async function readSecrets(
  client: ApiClient,
  listing: Listing,
  intake: Intake,
  namespaces: KnownNamespaces,
  withTokens: boolean,
): Promise<PlannedSlice[]> {
  if (!withTokens) {
    return readByNamespace(client, listing, intake, namespaces, (namespace) => readTable(client, listing, namespace));
  }
  const metadata: Listing = { ...listing, form: "tokens" };
  const tokens = await readList(client, metadata);
  if (tokens.fault && tokens.fault.status !== "denied") {
    // Without it a token would seem to be another one than before.
    const slice = { path: `cluster/${listing.slice}`, kind: listing.slice, scope: "" };
    return [{ slice, status: "failed", reason: tokens.fault.reason }];
  }
  return readByNamespace(client, listing, intake, namespaces, async (namespace) => {
    const own = tokens.fault ? await readList(client, metadata, namespace) : tokens;
    if (own.fault) return { intake: client.newIntake(), fault: own.fault };
    return readTable(client, listing, namespace, own.intake);
  });
}

async function readTable(client: ApiClient, listing: Listing, namespace: string, tokens?: Intake): Promise<ListResult> {
  const table = await readList(client, listing, namespace);
  const { inventory, documents } = table.intake;
  let unknown = 0;
  for (const { object, evidence } of inventory.objects("Secret")) {
    const known = tokens?.inventory.find("Secret", namespace, object.name);
    if (tokens && object.type === TOKEN_TYPE && !known) unknown += 1;
    // Keys are counted by the table; all else the metadata says better.
    const secret = known ? { ...known, immutable: null, keys: object.keys } : object;
    if (known) inventory.put(objectKind("Secret"), secret, { file: evidence.source, document: 0, line: 0 });
    documents?.add(objectKind("Secret"), "v1", standIn(secret));
  }
  if (unknown === 0 || table.fault) return table;
  const reason = `In ${namespace} ${unknown} tokens were made while it was read. The next collection knows them.`;
  return { ...table, fault: { status: "partial", reason } };
}

/** A Secret of that many keys, for an export: their names were never known. */
function standIn({ name, namespace, uid, created, type, keys, ...secret }: Secret): object {
  const day = (time: string | undefined) => time?.slice(0, "2026-01-01".length);
  const labels = {
    ...secret.labels,
    "kubernetes.io/legacy-token-last-used": day(secret.lastUsed),
    "kubernetes.io/legacy-token-invalid-since": day(secret.invalidSince),
  };
  const annotations = { ...secret.annotations, "kubernetes.io/service-account.name": secret.account ?? undefined };
  return {
    metadata: {
      name,
      namespace,
      uid,
      creationTimestamp: created,
      labels: given(labels),
      annotations: given(annotations),
    },
    type,
    immutable: secret.immutable,
    data: Object.fromEntries(Array.from({ length: keys }, (_, index) => [`key-${index + 1}`, null])),
  };
}

function given(entries: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

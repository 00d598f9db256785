import { z } from "zod";
import type { LiveInput } from "#collectors/types.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { readAnswer } from "./answer-pieces.ts";
import { openClient, type ApiClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";
import { connect } from "./connect.ts";
import type { Wanted } from "./fetch-cluster.ts";
import type { Limits } from "./limits.ts";
import { readSettings } from "./settings.ts";

/** A cluster that was reached and told apart from every other. */
export interface Session {
  client: ApiClient;
  wanted: Wanted;
  /** The uid of `kube-system`, which lives as long as the cluster. */
  trustDomainKey: string;
  readAt: Date;
}

/**
 * Opens a session; its client is to be closed.
 * @param keepsDocuments for an export: what is read is also kept as pruned objects
 * @throws InvalidInput, ExternalSystem when there is no way in
 */
export async function openSession(input: LiveInput, limits: Limits, keepsDocuments = false): Promise<Session> {
  const settings = readSettings(input);
  const endpoint = await connect(settings);
  const client = openClient(endpoint, { ...input, limits, keepsDocuments });
  const readAt = new Date();
  try {
    return { client, wanted: settings, trustDomainKey: await clusterId(client), readAt };
  } catch (error) {
    await client.close();
    throw error;
  }
}

const PATH = "/api/v1/namespaces/kube-system";

const System = z.object({
  kind: z.literal("Namespace"),
  metadata: z.object({ name: z.literal("kube-system"), uid: z.string().regex(/^[0-9A-Za-z-]{8,64}$/) }),
});

/** The uid of `kube-system`. @throws InvalidInput, ExternalSystem when it cannot be told */
export async function clusterId(client: ApiClient): Promise<string> {
  try {
    const shell = await client.askPatiently({ path: PATH }, (text) =>
      readAnswer(text, { kind: "Namespace", apiVersion: "v1" }, () => undefined),
    );
    const namespace = System.safeParse(shell);
    if (namespace.success) return namespace.data.metadata.uid;
  } catch (error) {
    if (error instanceof CallFault) throw lastingFault(PATH, error);
    throw error;
  }
  throw new InvalidInput("What answers at the address is no Kubernetes API server. Correct the address.");
}

/** Why there is no way in, in words for whoever connects the source. */
export function lastingFault(path: string, { kind, message, retryAfterMs }: CallFault): Error {
  switch (kind) {
    case "signed-out":
      return new InvalidInput(
        "The cluster does not accept the credential (401): it has expired, or is of another cluster. Give a new one.",
      );
    case "denied":
      return new InvalidInput(
        "The credential may not get the namespace kube-system, whose uid tells this cluster from every other. Apply the " +
          "grant shown for this source.",
      );
    case "absent":
    case "no-path":
    case "unproven":
      return new InvalidInput(
        "What answers at the address has no namespace kube-system: it is no Kubernetes API server. Correct the address.",
      );
    default:
      return new ExternalSystem(
        `The cluster cannot be read: GET ${path} ${message}.`,
        retryAfterMs === null ? {} : { retryAt: new Date(Date.now() + retryAfterMs) },
      );
  }
}

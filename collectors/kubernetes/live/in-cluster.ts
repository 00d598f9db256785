import { readFile } from "node:fs/promises";
import { InvalidInput } from "#lib/errors.ts";
import type { Endpoint } from "./endpoint.ts";

/** Where the kubelet puts them in every pod that asks for a token. */
const DIRECTORY = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * The cluster this process runs in, as its own service account. The kubelet replaces the token long before it expires,
 * so it is read again for each call.
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 * @throws InvalidInput when this is no pod
 */
export async function inCluster(environment: NodeJS.ProcessEnv, directory = DIRECTORY): Promise<Endpoint> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = "443" } = environment;
  if (!host) {
    throw new InvalidInput(
      "Rollcall's worker does not run in a cluster: KUBERNETES_SERVICE_HOST is not set. Connect by address instead.",
    );
  }
  const ca = await read(`${directory}/ca.crt`);
  await read(`${directory}/token`);
  return {
    url: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
    policy: { allowPrivate: true },
    tls: { ca, insecure: false },
    renews: true,
    token: () => read(`${directory}/token`),
  };
}

async function read(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch {
    throw new InvalidInput(
      `${path} cannot be read. Let the worker's pod mount the token of its account (automountServiceAccountToken).`,
    );
  }
}

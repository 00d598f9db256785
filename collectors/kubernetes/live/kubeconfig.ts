import { constants } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import type { Cluster, User } from "@kubernetes/client-node";
import { checkUrl } from "#collectors/shared/address-guard.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Endpoint, Tls } from "./endpoint.ts";
import { execCredential } from "./exec-credential.ts";
import type { FieldsOf } from "./settings.ts";

const MAX_FILE = 4 * 1024 * 1024;

/**
 * A context of a kubeconfig in the directory the operator of the worker named. What the file points at is the
 * operator's word; which file is not: it must lie in that directory.
 * @throws InvalidInput when it cannot be read, or asks for what is not supported or not allowed
 */
export async function fromKubeconfig(
  fields: FieldsOf<"kubeconfig">,
  environment: NodeJS.ProcessEnv,
): Promise<Endpoint> {
  const directory = environment["ROLLCALL_KUBECONFIG_DIR"];
  if (!directory) {
    throw new InvalidInput(
      "No kubeconfig may be read: set ROLLCALL_KUBECONFIG_DIR for the worker to a directory of them.",
    );
  }
  const { file } = fields;
  if (file !== basename(file) || file === "." || file === "..") {
    throw new InvalidInput("The kubeconfig is named by its file name alone, without directories.");
  }
  const { cluster, user } = await contextOf(await readWhole(join(directory, file), file), fields);
  if (cluster.proxyUrl) throw new InvalidInput(`${file} names a proxy-url. Proxies are not supported.`);
  if (cluster.skipTLSVerify && !fields["insecure-skip-tls-verify"]) {
    throw new InvalidInput(
      `${file} does not check the server's certificate. Allow that for this source if it is meant.`,
    );
  }
  const policy = { allowPrivate: true };
  checkUrl(cluster.server, policy);
  const tls: Tls = { insecure: cluster.skipTLSVerify || fields["insecure-skip-tls-verify"] };
  const ca = await pem(cluster.caData, cluster.caFile, directory);
  if (ca !== undefined) tls.ca = ca;
  if (cluster.tlsServerName) tls.serverName = cluster.tlsServerName;
  return { url: cluster.server, policy, ...(await credentialOf(user, { directory, file, tls, environment })) };
}

async function contextOf(text: string, { file, context }: FieldsOf<"kubeconfig">) {
  // Loaded here only: the client is large, and most sources are reached without it.
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  try {
    config.loadFromString(text);
  } catch {
    throw new InvalidInput(`${file} is not a kubeconfig.`);
  }
  const name = context ?? config.getCurrentContext();
  const chosen = config.getContextObject(name);
  const cluster: Cluster | null = chosen && config.getCluster(chosen.cluster);
  const user: User | null = chosen && config.getUser(chosen.user);
  if (cluster && user) return { cluster, user };
  const contexts = config.getContexts().map((known) => known.name);
  throw new InvalidInput(`${file} has no such context with a cluster and a user. It has: ${contexts.join(", ")}.`);
}

type Credential = Pick<Endpoint, "tls" | "renews" | "token">;

async function credentialOf(
  user: User,
  around: { directory: string; file: string; tls: Tls; environment: NodeJS.ProcessEnv },
): Promise<Credential> {
  const { directory, file, tls, environment } = around;
  if (user.exec) return execCredential(user.exec, tls, environment);
  if (user.authProvider || user.username || user.impersonateUser) {
    throw new InvalidInput(`${file}: only tokens, client certificates and exec plugins are supported as credentials.`);
  }
  const certificate = await pem(user.certData, user.certFile, directory);
  const key = await pem(user.keyData, user.keyFile, directory);
  const own: Tls = certificate === undefined || key === undefined ? tls : { ...tls, certificate, key };
  const { token } = user;
  if (!token && own === tls) {
    throw new InvalidInput(`${file}: the user of this context has no token, client certificate or exec plugin.`);
  }
  return { tls: own, renews: false, token: async () => token?.trim() || null };
}

async function pem(data: string | undefined, path: string | undefined, directory: string): Promise<string | undefined> {
  if (data) return Buffer.from(data, "base64").toString("utf8");
  if (!path) return undefined;
  return readWhole(isAbsolute(path) ? path : join(directory, path), basename(path));
}

/** No pipe, no device, not endless. Links are followed: a mounted Secret consists of them. */
async function readWhole(path: string, name: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = await file.stat();
      if (!status.isFile() || status.size > MAX_FILE) throw new Error("not a file of sensible size");
      return await readFile(file, "utf8");
    } finally {
      await file.close();
    }
  } catch {
    throw new InvalidInput(
      `${name} cannot be read on the worker. Check ROLLCALL_KUBECONFIG_DIR and who may read there.`,
    );
  }
}

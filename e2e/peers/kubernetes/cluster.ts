import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { apiClient, type ApiAddress } from "./api.ts";
import { freePorts, startServer, type ServerProcess } from "../server-process.ts";

export interface ClusterOptions {
  /** Also run the controllers that fill aggregated roles, token Secrets and default accounts. */
  controllers?: boolean;
  /** Further flags of the API server. */
  flags?: readonly string[];
}

/** A real Kubernetes API server with RBAC, on a free loopback port. */
export interface Cluster extends ApiAddress {
  /** Bearer token of a member of `system:masters`. */
  adminToken: string;
  /** Path of a kubeconfig that uses it. */
  kubeconfig: string;
  /** Ends it. */
  stop(): Promise<void>;
}

/** What the clusters of one etcd have in common. */
export interface Ground {
  binary: string;
  directory: string;
  /** Address of etcd. */
  etcd: string;
  /** Everything that was started, for the end. */
  servers: ServerProcess[];
}

/** Starts an API server, alone on its prefix in etcd, and waits until it is ready. */
export async function startCluster(ground: Ground, options: ClusterOptions): Promise<Cluster> {
  const directory = mkdtempSync(join(ground.directory, "cluster-"));
  const [port] = await freePorts(1);
  const url = `https://127.0.0.1:${port}`;
  const adminToken = randomBytes(16).toString("hex");
  const keys = writeAccountKeys(directory);
  const own: ServerProcess[] = [];
  const start = (name: string, flags: readonly string[]) => {
    const server = startServer([ground.binary, name, ...flags], join(directory, `${name}.log`));
    own.push(server);
    ground.servers.push(server);
    return server;
  };

  writeFileSync(join(directory, TOKENS), `${adminToken},admin,admin,"system:masters"\n`, { mode: 0o600 });
  const flags = [...apiServerFlags(directory, ground.etcd, keys), `--secure-port=${port}`, ...(options.flags ?? [])];
  await start("apiserver", flags).ready(() => answers(directory, url, adminToken, "/readyz"));
  const ca = readFileSync(join(directory, CERTIFICATE), "utf8");
  const kubeconfig = writeKubeconfig(directory, { url, ca }, adminToken);
  if (options.controllers) {
    const managing = start("kcm", controllerFlags(directory, kubeconfig, keys));
    await managing.ready(() => answers(directory, url, adminToken, VIEW_ROLE, (body) => hasRules(body)));
  }
  return {
    ...{ url, ca, adminToken, kubeconfig },
    stop: async () => void (await Promise.all(own.map((server) => server.stop()))),
  };
}

const TOKENS = "tokens.csv";

/** The API server makes its own certificate when it is given none, and writes it here before it listens. */
const CERTIFICATE = "apiserver.crt";

/** A role with nothing but aggregated rules: once it has some, the controllers work. */
const VIEW_ROLE = "/apis/rbac.authorization.k8s.io/v1/clusterroles/view";

function hasRules(body: unknown): boolean {
  return typeof body === "object" && body !== null && "rules" in body && Array.isArray(body.rules);
}

async function answers(
  directory: string,
  url: string,
  token: string,
  path: string,
  isGood: (body: unknown) => boolean = () => true,
): Promise<boolean> {
  if (!existsSync(join(directory, CERTIFICATE))) return false;
  const client = apiClient({ url, ca: readFileSync(join(directory, CERTIFICATE), "utf8") }, token);
  try {
    const { status, body } = await client.call({ path });
    return status === 200 && isGood(body);
  } finally {
    client.close();
  }
}

interface AccountKeys {
  privateKey: string;
  publicKey: string;
}

/** The keys service account tokens are signed with and checked against; answers their paths. */
function writeAccountKeys(directory: string): AccountKeys {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const paths = { privateKey: join(directory, "accounts.key"), publicKey: join(directory, "accounts.pub") };
  writeFileSync(paths.privateKey, privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });
  writeFileSync(paths.publicKey, publicKey.export({ type: "spki", format: "pem" }));
  return paths;
}

function apiServerFlags(directory: string, etcd: string, keys: AccountKeys): string[] {
  return [
    ...[`--etcd-servers=${etcd}`, `--etcd-prefix=/${basename(directory)}`],
    ...["--bind-address=127.0.0.1", `--cert-dir=${directory}`, "--endpoint-reconciler-type=none"],
    ...["--service-cluster-ip-range=10.0.0.0/24", "--service-account-issuer=https://kubernetes.default.svc"],
    ...[`--service-account-key-file=${keys.publicKey}`, `--service-account-signing-key-file=${keys.privateKey}`],
    ...["--authorization-mode=RBAC", `--token-auth-file=${join(directory, TOKENS)}`, "--profiling=false"],
  ];
}

/** Of all controllers, those that matter for accounts and what they may do; the others would only cost time. */
const CONTROLLERS = [
  "serviceaccount-token-controller",
  "serviceaccount-controller",
  "clusterrole-aggregation-controller",
  "namespace-controller",
  "garbage-collector-controller",
  "legacy-serviceaccount-token-cleaner-controller",
  "root-ca-certificate-publisher-controller",
];

function controllerFlags(directory: string, kubeconfig: string, keys: AccountKeys): string[] {
  return [
    ...[`--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0"],
    ...["--use-service-account-credentials=false", `--controllers=${CONTROLLERS.join(",")}`],
    `--service-account-private-key-file=${keys.privateKey}`,
    `--root-ca-file=${join(directory, CERTIFICATE)}`,
  ];
}

function writeKubeconfig(directory: string, { url, ca }: ApiAddress, token: string): string {
  const path = join(directory, "kubeconfig");
  const name = "peer";
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: url, "certificate-authority-data": Buffer.from(ca).toString("base64") } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}

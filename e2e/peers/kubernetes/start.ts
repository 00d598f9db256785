import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kubernetesBinary } from "./binary.ts";
import { startCluster, type Cluster, type ClusterOptions, type Ground } from "./cluster.ts";
import { freePorts, startServer } from "../server-process.ts";

/** A real Kubernetes, and as many more clusters beside it as a test asks for. */
export interface KubernetesPeer extends Cluster {
  /** A second, empty cluster, in 3 seconds; it ends with this one at the latest. */
  another(options?: ClusterOptions): Promise<Cluster>;
}

/**
 * Starts etcd and an API server, and waits until that is ready; builds them the first time, which takes minutes.
 * Stopping it ends every cluster and takes away their files.
 * @throws Error with the end of the log when one of them does not start
 */
export async function startKubernetes(options: ClusterOptions = {}): Promise<KubernetesPeer> {
  const binary = await kubernetesBinary();
  const directory = mkdtempSync(join(tmpdir(), "rollcall-kubernetes-"));
  const ground: Ground = { binary, directory, etcd: "", servers: [] };
  const stop = async () => {
    await Promise.all(ground.servers.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    ground.etcd = await startEtcd(ground);
    const cluster = await startCluster(ground, options);
    return { ...cluster, another: (others = {}) => startCluster(ground, others), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Answers its address. */
async function startEtcd({ binary, directory, servers }: Ground): Promise<string> {
  const [port, peerPort] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const peers = `http://127.0.0.1:${peerPort}`;
  const flags = [
    ...["--name=only", `--data-dir=${join(directory, "etcd")}`, "--log-level=warn", "--unsafe-no-fsync"],
    ...[`--listen-client-urls=${url}`, `--advertise-client-urls=${url}`],
    ...[`--listen-peer-urls=${peers}`, `--initial-advertise-peer-urls=${peers}`, `--initial-cluster=only=${peers}`],
  ];
  const etcd = startServer([binary, "etcd", ...flags], join(directory, "etcd.log"));
  servers.push(etcd);
  await etcd.ready(async () => (await fetch(`${url}/health`)).ok);
  return url;
}

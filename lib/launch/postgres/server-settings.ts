import { statfsSync } from "node:fs";

const ROOMY_SHARED_MEMORY = 256 * 1024 * 1024;

export interface ServerPlace {
  socketDirectory: string;
  /** `false` for clusters of tests: they survive a kill of the server, but not of the machine. */
  durable: boolean;
}

/** The command line of the server: what is set here holds whatever postgresql.conf says. */
export function serverArguments(cluster: string, place: ServerPlace): string[] {
  const settings = {
    listen_addresses: "",
    port: "5432",
    unix_socket_directories: quoteListItem(place.socketDirectory),
    unix_socket_permissions: "0700",
    password_encryption: "scram-sha-256",
    max_connections: "60",
    shared_buffers: "128MB",
    effective_cache_size: "1GB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    random_page_cost: "1.1", // SSDs and the page cache
    jit: "off", // compiling costs more than our short queries take
    dynamic_shared_memory_type: dynamicSharedMemory(),
    wal_compression: "on",
    // A bulk load writes its pages once per checkpoint instead of once a minute.
    checkpoint_timeout: "15min",
    max_wal_size: "2GB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    log_min_error_statement: "panic", // statements may carry data, which does not belong into a log
    ...(place.durable ? {} : { fsync: "off", full_page_writes: "off" }),
  };
  return ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Containers often give /dev/shm 64 MB, which one parallel query can fill. */
function dynamicSharedMemory(): "posix" | "mmap" {
  if (process.platform !== "linux") return "posix";
  try {
    const { blocks, bsize } = statfsSync("/dev/shm");
    return blocks * bsize >= ROOMY_SHARED_MEMORY ? "posix" : "mmap";
  } catch {
    return "mmap";
  }
}

/** The setting is a list: a comma or blank in the path would end it. */
export function quoteListItem(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}

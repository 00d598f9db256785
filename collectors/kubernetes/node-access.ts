import { capabilityNamed, type Container, type PodSecurity } from "./container-schema.ts";
import { NODE_PATH_CLASSES, type NodePathClass } from "./node-paths.ts";
import type { Volume } from "./volume-schema.ts";

/** What pods may on the node they run on, where it is more than nothing. Absent keys are `no`, as far as is declared. */
export type NodeAccess = {
  privileged?: true;
  /** Declared as user 0; an image may run as root without saying so. */
  root?: true;
  capabilities?: string[];
  host?: string[];
  paths?: { class: NodePathClass; writable: boolean }[];
};

interface Declared {
  host: string[];
  security: PodSecurity;
  containers: readonly Container[];
  volumes: readonly Volume[];
}

/** Sums up what the containers of a pod declare; undefined when that is nothing. */
export function nodeAccessOf({ host, security, containers, volumes }: Declared): NodeAccess | undefined {
  const access: NodeAccess = {};
  const own = containers.map((container) => container.security);
  if (security?.windowsOptions?.hostProcess || own.some((one) => one?.privileged || one?.windowsOptions?.hostProcess)) {
    access.privileged = true;
  }
  if (own.some((one) => (one?.runAsUser ?? security?.runAsUser) === 0)) access.root = true;
  const capabilities = new Set(own.flatMap((one) => (one?.capabilities?.add ?? []).map(capabilityNamed)));
  if (capabilities.size > 0) access.capabilities = [...capabilities].toSorted();
  if (host.length > 0) access.host = host;
  const paths = pathsOf(containers, volumes);
  if (paths.length > 0) access.paths = paths;
  return Object.keys(access).length === 0 ? undefined : access;
}

/** The union of two: for what is known only from the pods below it. */
export function joinNodeAccess(one: NodeAccess | undefined, other: NodeAccess | undefined): NodeAccess | undefined {
  if (!one || !other) return one ?? other;
  const capabilities = [...new Set([...(one.capabilities ?? []), ...(other.capabilities ?? [])])].toSorted();
  const host = [...new Set([...(one.host ?? []), ...(other.host ?? [])])].toSorted();
  const paths = strongest([...(one.paths ?? []), ...(other.paths ?? [])]);
  return {
    ...(one.privileged || other.privileged ? { privileged: true } : {}),
    ...(one.root || other.root ? { root: true } : {}),
    ...(capabilities.length > 0 ? { capabilities } : {}),
    ...(host.length > 0 ? { host } : {}),
    ...(paths.length > 0 ? { paths } : {}),
  };
}

/** A volume no container mounts gives nothing. */
function pathsOf(
  containers: readonly Container[],
  volumes: readonly Volume[],
): { class: NodePathClass; writable: boolean }[] {
  const onNode = volumes.filter(({ nodePath }) => nodePath !== null);
  if (onNode.length === 0) return [];
  const mounts = containers.flatMap((container) => container.mounts);
  return strongest(
    onNode.flatMap(({ name, nodePath }) => {
      const uses = mounts.filter((mount) => mount.name === name);
      if (nodePath === null || uses.length === 0) return [];
      return [{ class: nodePath, writable: uses.some((mount) => mount.readOnly !== true) }];
    }),
  );
}

/** Each class once, writable if any of them is, the most powerful first. */
function strongest(paths: readonly { class: NodePathClass; writable: boolean }[]) {
  return NODE_PATH_CLASSES.flatMap((name) => {
    const some = paths.filter((path) => path.class === name);
    return some.length === 0 ? [] : [{ class: name, writable: some.some(({ writable }) => writable) }];
  });
}

import type { Json, JsonObject } from "../../facts/json.ts";
import type { WorkloadTrait } from "../../inventory/detail.ts";
import { durationWords } from "../duration-words.ts";
import { listOf, objectOf, textOf, textsOf } from "../content.ts";

/** By class of path; `_`: where it may also change them. */
const PATHS: Record<string, { read: string; write: string; grave: boolean }> = {
  root: { read: "can read every file of the node", write: "can read and change every file of the node", grave: true },
  "container-socket": {
    read: "can run anything on the node through its container runtime",
    write: "can run anything on the node through its container runtime",
    grave: true,
  },
  kubelet: {
    read: "can read the node's files under /var/lib/kubelet, where the tokens of its pods lie",
    write: "can read and change the node's files under /var/lib/kubelet, where the tokens of its pods lie",
    grave: true,
  },
  "control-plane": {
    read: "can read the node's files under /etc/kubernetes",
    write: "can change the node's files under /etc/kubernetes, and so run pods of its own there",
    grave: true,
  },
  other: { read: "reads some of the node's files", write: "reads and writes some of the node's files", grave: false },
};

const HOST: Record<string, { words: string; grave: boolean }> = {
  pid: { words: "sees every process of the node", grave: true },
  network: { words: "shares the node's network", grave: false },
  ipc: { words: "shares memory with processes of the node", grave: false },
};

/** Capabilities by which a process can leave its container or read what is not its own. */
const GRAVE = new Set(["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF"]);

/**
 * What pods of a workload may on their node, and which tokens they ask for: the gravest first, each a clause that its
 * name goes before. Only what is declared: an image may run as root without saying so.
 * @param mounted the account's own token is mounted anyway
 */
export function workloadTraits(content: JsonObject, mounted: boolean): WorkloadTrait[] {
  const node = objectOf(content.node);
  const capabilities = textsOf(node.capabilities);
  const traits: WorkloadTrait[] = [];
  if (node.privileged === true) traits.push({ words: "runs privileged on the node", grave: true });
  traits.push(...listOf(node.paths).flatMap(pathTrait));
  traits.push(...textsOf(node.host).flatMap((name) => (Object.hasOwn(HOST, name) ? (HOST[name] ?? []) : [])));
  if (capabilities.length > 0) traits.push(capabilityTrait(capabilities));
  if (node.root === true) traits.push({ words: "runs as root", grave: false });
  traits.push(...listOf(content.tokens).flatMap((token) => tokenTrait(objectOf(token), mounted)));
  return traits.toSorted((one, other) => Number(other.grave) - Number(one.grave));
}

function pathTrait(path: Json): WorkloadTrait[] {
  const { class: name, writable } = objectOf(path);
  const known = Object.hasOwn(PATHS, textOf(name)) ? PATHS[textOf(name)] : undefined;
  return known ? [{ words: writable === true ? known.write : known.read, grave: known.grave }] : [];
}

function capabilityTrait(capabilities: readonly string[]): WorkloadTrait {
  const grave = capabilities.some((name) => GRAVE.has(name));
  if (capabilities.includes("ALL")) return { words: "has every capability of root", grave };
  return {
    words: `is given the ${capabilities.length === 1 ? "capability" : "capabilities"} ${capabilities.join(", ")}`,
    grave,
  };
}

/** A token for the cluster itself is nothing new where one is mounted anyway. */
function tokenTrait({ audience, seconds }: JsonObject, mounted: boolean): WorkloadTrait[] {
  if (audience === null && mounted) return [];
  const whom = audience === null ? "the cluster" : textOf(audience);
  const valid = typeof seconds === "number" ? `, each valid for ${durationWords(seconds)}` : "";
  return [{ words: `gets tokens for ${whom}${valid}`, grave: false }];
}

/**
 * What a directory of the node that a pod mounts is good for. Paths themselves are not kept: only which of these they are.
 *
 * - `root`: all files of the node
 * - `container-socket`: the container runtime's socket is in it: who reaches that runs what it likes on the node
 * - `kubelet`: the tokens of all pods of the node, and the kubelet's own key
 * - `control-plane`: static pods and the cluster's own keys
 * - `other`: anything else
 */
export const NODE_PATH_CLASSES = ["root", "container-socket", "kubelet", "control-plane", "other"] as const;

export type NodePathClass = (typeof NODE_PATH_CLASSES)[number];

const SOCKETS = [
  "/run/docker.sock",
  "/run/containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/cri-dockerd.sock",
  "/run/k3s/containerd/containerd.sock",
];

const KUBELET = "/var/lib/kubelet";

/** Parts of the kubelet's directory that drivers and device plugins need: no token and no key lies in them. */
const FOR_DRIVERS = ["device-plugins", "plugins", "plugins_registry", "pod-resources"].map(
  (directory) => `${KUBELET}/${directory}`,
);

const CONTROL_PLANE = "/etc/kubernetes";

/**
 * Which class a path of the node is of, the most powerful first.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
export function classifyNodePath(written: string): NodePathClass {
  const path = resolved(written);
  if (path === "/") return "root";
  if (SOCKETS.some((socket) => isWithin(socket, path))) return "container-socket";
  if (isWithin(KUBELET, path)) return "kubelet";
  if (isWithin(path, KUBELET)) return FOR_DRIVERS.some((driver) => isWithin(path, driver)) ? "other" : "kubelet";
  if (isWithin(CONTROL_PLANE, path) || isWithin(path, CONTROL_PLANE)) return "control-plane";
  return "other";
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

/** Without repeated slashes and `.`; `/var/run` is a link to `/run` on every node. A `..` the API server refuses. */
function resolved(path: string): string {
  const plain = `/${path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")}`;
  return isWithin(plain, "/var/run") ? plain.slice("/var".length) : plain;
}

import { describe, expect, it } from "vitest";
import { classifyNodePath } from "./node-paths.ts";
import { collectFiles } from "./testing/collect.ts";

interface Options {
  kind?: string;
  metadata?: object;
}

async function contentOf(spec: object, { kind = "Pod", metadata = {} }: Options = {}): Promise<object | undefined> {
  const pod = { apiVersion: "v1", kind, metadata: { name: "p", namespace: "n", ...metadata }, spec };
  const { facts } = await collectFiles({ "a.json": JSON.stringify(pod) });
  return facts.find(({ noun }) => noun === "consumer")?.content;
}

const mount = (name: string, more: object = {}) => ({ volumeMounts: [{ name, mountPath: "/x", ...more }] });

describe("paths of the node", () => {
  it.each([
    ["/", "root"],
    ["//./", "root"],
    ["/var/run/docker.sock", "container-socket"],
    ["/run/containerd/containerd.sock", "container-socket"],
    ["/run/containerd/", "container-socket"],
    ["/var/run", "container-socket"],
    ["/var", "kubelet"],
    ["/var/lib/kubelet", "kubelet"],
    ["/var/lib/kubelet/pods", "kubelet"],
    ["/var/lib/kubelet/pki/kubelet-client-current.pem", "kubelet"],
    ["/var/lib/kubelet/device-plugins", "other"],
    ["/var/lib/kubelet/plugins/csi.example", "other"],
    ["/var/lib/kubelet-extra", "other"],
    ["/etc", "control-plane"],
    ["/etc/kubernetes/pki", "control-plane"],
    ["/var/log", "other"],
    ["", "root"],
  ])("%s is %s", (path, expected) => {
    expect(classifyNodePath(path)).toBe(expected);
  });
});

describe("what pods may on their node", () => {
  it("is absent where nothing is declared, so that ordinary workloads stay as they were", async () => {
    expect(Object.keys((await contentOf({ containers: [{ securityContext: { privileged: false } }] })) ?? {})).toEqual([
      "namespace",
      "kind",
      "name",
      "serviceAccount",
      "automount",
      "secrets",
      "labels",
      "annotations",
    ]);
  });

  it("sums up the containers of every sort", async () => {
    const content = await contentOf({
      hostPID: true,
      hostNetwork: true,
      containers: [{ securityContext: { capabilities: { add: ["CAP_SYS_ADMIN", "net_admin"] } } }],
      initContainers: [{ securityContext: { privileged: true } }],
      ephemeralContainers: [{ securityContext: { runAsUser: 0, capabilities: { add: ["MADE_UP"] } } }],
    });

    expect(content).toMatchObject({
      node: {
        privileged: true,
        root: true,
        capabilities: ["NET_ADMIN", "SYS_ADMIN", "other"],
        host: ["network", "pid"],
      },
    });
  });

  it("is root by the pod's word unless each container says another user", async () => {
    const securityContext = { runAsUser: 0 };

    expect(await contentOf({ securityContext, containers: [{}] })).toMatchObject({ node: { root: true } });
    expect(
      await contentOf({ securityContext, containers: [{ securityContext: { runAsUser: 1000 } }] }),
    ).not.toHaveProperty("node");
  });

  it("takes a Windows host process for privileged", async () => {
    expect(
      await contentOf({ securityContext: { windowsOptions: { hostProcess: true } }, containers: [] }),
    ).toMatchObject({ node: { privileged: true } });
  });

  it("counts paths that a container mounts, writable if any of them may write", async () => {
    const volumes = [
      { name: "log", hostPath: { path: "/var/log" } },
      { name: "kubelet", hostPath: { path: "/var/lib/kubelet" } },
      { name: "unused", hostPath: { path: "/" } },
    ];
    const containers = [mount("log", { readOnly: true }), mount("kubelet", { readOnly: true }), mount("kubelet")];

    expect(await contentOf({ volumes, containers })).toMatchObject({
      node: {
        paths: [
          { class: "kubelet", writable: true },
          { class: "other", writable: false },
        ],
      },
    });
  });

  it("of a controller known by name only is the union of its pods", async () => {
    const ownerReferences = [{ apiVersion: "argoproj.io/v1", kind: "Rollout", name: "r", controller: true }];
    const pod = (name: string, spec: object) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "n", ownerReferences },
      spec,
    });
    const items = [
      pod("a", { hostPID: true, imagePullSecrets: [{ name: "pull" }] }),
      pod("b", { hostIPC: true, containers: [{ securityContext: { privileged: true } }] }),
    ];
    const { facts } = await collectFiles({ "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) });

    expect(facts.find(({ noun }) => noun === "consumer")?.content).toMatchObject({
      pullSecrets: ["pull"],
      node: { privileged: true, host: ["ipc", "pid"] },
    });
  });
});

describe("projected tokens", () => {
  it("are kept by audience and lifetime, each once, without their path", async () => {
    const source = (audience: string | undefined, expirationSeconds?: number) => ({
      serviceAccountToken: { audience, expirationSeconds, path: "cAnArY" },
    });
    const projected = { sources: [source("sts.amazonaws.com", 86_400), source(undefined), source(undefined, 3600)] };
    const content = await contentOf({ volumes: [{ name: "t", projected }] });

    expect(content).toMatchObject({
      tokens: [
        { audience: null, seconds: 3600 },
        { audience: "sts.amazonaws.com", seconds: 86_400 },
      ],
    });
    expect(JSON.stringify(content)).not.toContain("cAnArY");
  });
});

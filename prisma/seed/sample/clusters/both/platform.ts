import { allow } from "#prisma/seed/sample/model/access.ts";
import type { DaysAgo, Entry } from "#prisma/seed/sample/model/entry.ts";
import { controller } from "./controller.ts";

const READ = "get list watch";

/** Routes traffic by Ingress and reads the TLS secrets those name: every secret of the cluster. */
export function edgeRouter(born: DaysAgo): Entry[] {
  return controller("ingress/edge-router", {
    born,
    as: "DaemonSet",
    rules: [
      allow("list watch", "configmaps endpoints nodes pods secrets namespaces"),
      allow(READ, "services"),
      allow(READ, "ingresses ingressclasses", { group: "networking.k8s.io" }),
      allow("update", "ingresses/status", { group: "networking.k8s.io" }),
      allow("create patch", "events"),
    ],
    runs: { hostNetwork: true },
  });
}

/** Scrapes metrics everywhere, nodes through their proxy included. */
export function metricsCollector(born: DaysAgo): Entry[] {
  return controller("observability/metrics-collector", {
    born,
    as: "StatefulSet",
    rules: [
      allow(READ, "nodes nodes/metrics nodes/proxy services endpoints pods"),
      allow(READ, "endpointslices", { group: "discovery.k8s.io" }),
    ],
  });
}

/** Reads log files from every node. */
export function logShipper(born: DaysAgo): Entry[] {
  return controller("observability/log-shipper", {
    born,
    as: "DaemonSet",
    rules: [allow(READ, "pods namespaces")],
    runs: { hostPath: "/var/log" },
  });
}

/** Applies whatever the repositories say: everything, everywhere. */
export function gitopsController(born: DaysAgo): Entry[] {
  return controller("gitops/gitops-controller", { born, as: "StatefulSet", rules: [allow("*", "*", { group: "*" })] });
}

/** Copies secrets from the secret manager into namespaces, and mints tokens to sign in there. */
export function secretCourier(born: DaysAgo): Entry[] {
  return controller("gitops/secret-courier", {
    born,
    rules: [
      allow(READ, "externalsecrets secretstores clustersecretstores", { group: "courier.tickets.example" }),
      allow(`${READ} create update patch delete`, "secrets"),
      allow("create", "serviceaccounts/token"),
      allow(READ, "namespaces serviceaccounts configmaps"),
    ],
  });
}

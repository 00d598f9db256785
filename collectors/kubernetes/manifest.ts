import type { Manifest } from "#collectors/types.ts";
import { liveManifest } from "./live-manifest.ts";

/** What the Kubernetes collector reads, as data. `docs/systems/kubernetes.md` says the same in words. */
export const manifest = {
  id: "kubernetes",
  label: "Kubernetes",
  slices: [
    {
      id: "namespaces",
      label: "Namespaces",
      defines: [{ noun: "resource", kind: "namespace" }],
      parentOf: { scopePrefix: "namespace", scopeBy: "name", resource: { noun: "resource", kind: "namespace" } },
      feeds: "which namespaces exist and to which environment they belong",
    },
    {
      id: "service-accounts",
      label: "Service accounts",
      defines: [{ noun: "identity", kind: "service-account" }],
      feeds: "which machine identities the cluster has",
    },
    {
      id: "roles",
      label: "Roles",
      defines: [{ noun: "policy-document", kind: "role" }],
      feeds: "what a role of one namespace allows",
    },
    {
      id: "cluster-roles",
      label: "Cluster roles",
      defines: [{ noun: "policy-document", kind: "cluster-role" }],
      feeds: "what a role of the whole cluster allows",
    },
    {
      id: "role-bindings",
      label: "Role bindings",
      defines: [{ noun: "attachment", kind: "role-binding" }],
      feeds: "who may act on what in one namespace",
    },
    {
      id: "cluster-role-bindings",
      label: "Cluster role bindings",
      defines: [{ noun: "attachment", kind: "cluster-role-binding" }],
      feeds: "who may act on what in the whole cluster",
    },
    {
      id: "replica-sets",
      label: "Replica sets",
      defines: [
        { noun: "consumer", kind: "replica-set" },
        { noun: "consumer", kind: "replica-set-owner" },
      ],
      feeds: "which controller a pod belongs to",
    },
    {
      id: "deployments",
      label: "Deployments",
      defines: [{ noun: "consumer", kind: "deployment" }],
      feeds: "which deployments run as which service account",
    },
    {
      id: "stateful-sets",
      label: "Stateful sets",
      defines: [{ noun: "consumer", kind: "stateful-set" }],
      feeds: "which stateful sets run as which service account",
    },
    {
      id: "daemon-sets",
      label: "Daemon sets",
      defines: [{ noun: "consumer", kind: "daemon-set" }],
      feeds: "which accounts run on every node",
    },
    {
      id: "jobs",
      label: "Jobs",
      defines: [
        { noun: "consumer", kind: "job" },
        { noun: "consumer", kind: "job-owner" },
      ],
      feeds: "which jobs run as which service account",
    },
    {
      id: "cron-jobs",
      label: "Cron jobs",
      defines: [{ noun: "consumer", kind: "cron-job" }],
      feeds: "which scheduled jobs run as which service account",
    },
    {
      id: "replication-controllers",
      label: "Replication controllers",
      defines: [
        { noun: "consumer", kind: "replication-controller" },
        { noun: "consumer", kind: "replication-controller-owner" },
      ],
      feeds: "which replication controllers run as which service account",
    },
    {
      id: "pods",
      label: "Pods",
      defines: [
        { noun: "consumer", kind: "pod" },
        { noun: "consumer", kind: "pod-owner" },
      ],
      feeds: "what runs as which service account without a controller",
    },
    {
      id: "secrets",
      label: "Secrets (names only)",
      defines: [
        { noun: "stored-copy", kind: "secret" },
        { noun: "credential", kind: "service-account-token" },
        { noun: "credential", kind: "bootstrap-token" },
      ],
      feeds: "where credentials are kept, and which accounts have a token that never expires",
    },
    {
      id: "cluster",
      label: "The cluster itself",
      defines: [{ noun: "resource", kind: "cluster" }],
      feeds: "which version it runs, who issues its tokens, and whether a cloud authorizes beside its roles",
    },
    {
      id: "nodes",
      label: "Nodes (where they run)",
      defines: [{ noun: "resource", kind: "node-cloud" }],
      feeds: "in which cloud, account and region it runs",
    },
    {
      id: "certificates",
      label: "Certificate requests",
      defines: [{ noun: "credential", kind: "client-certificate" }],
      closes: "expiry",
      feeds: "which certificates prove users and nodes, and until when",
    },
    {
      id: "validating-webhooks",
      label: "Validating webhooks",
      defines: [{ noun: "policy-document", kind: "validating-webhook" }],
      feeds: "what refuses objects before they are kept",
    },
    {
      id: "mutating-webhooks",
      label: "Mutating webhooks",
      defines: [{ noun: "policy-document", kind: "mutating-webhook" }],
      feeds: "what changes objects before they are kept",
    },
    {
      id: "admission-policies",
      label: "Admission policies",
      defines: [{ noun: "policy-document", kind: "admission-policy" }],
      feeds: "which rules objects must meet",
    },
    {
      id: "admission-policy-bindings",
      label: "Admission policy bindings",
      defines: [{ noun: "policy-document", kind: "admission-policy-binding" }],
      feeds: "where admission policies hold, and whether they refuse or only warn",
    },
    {
      id: "config-maps",
      label: "Config maps (two by name)",
      defines: [
        { noun: "attachment", kind: "aws-auth-mapping" },
        { noun: "resource", kind: "token-tracking" },
      ],
      feeds: "which AWS roles and users may sign in as whom, and since when uses of tokens are noted",
    },
    {
      id: "runner-sets",
      label: "Runner sets of GitHub",
      defines: [{ noun: "consumer", kind: "runner-set" }],
      feeds: "which accounts jobs of GitHub run as in the cluster",
    },
    {
      id: "runner-deployments",
      label: "Runner deployments of GitHub (older controller)",
      defines: [{ noun: "consumer", kind: "runner-deployment" }],
      feeds: "which accounts jobs of GitHub run as in the cluster, where the older controller brings runners up",
    },
  ],
  live: liveManifest,
} as const satisfies Manifest;

/** Id of one of the listings this collector makes. */
export type SliceId = (typeof manifest.slices)[number]["id"];

/** All slice kinds, in the order they are emitted: parents first. */
export const SLICE_IDS: readonly SliceId[] = manifest.slices.map((slice) => slice.id);

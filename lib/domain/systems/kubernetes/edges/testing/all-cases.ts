import type { Cases } from "./case.ts";
import { cases as approveCertificate } from "./cases/approve-certificate.ts";
import { cases as bindRole } from "./cases/bind-role.ts";
import { cases as changeAdmission } from "./cases/change-admission.ts";
import { cases as changeAwsAuth } from "./cases/change-aws-auth.ts";
import { cases as changeWorkload } from "./cases/change-workload.ts";
import { cases as createTokenSecret } from "./cases/create-token-secret.ts";
import { cases as escalateRole } from "./cases/escalate-role.ts";
import { cases as exec } from "./cases/exec.ts";
import { cases as granted } from "./cases/granted.ts";
import { cases as impersonate } from "./cases/impersonate.ts";
import { cases as inGroup } from "./cases/in-group.ts";
import { cases as mappedByAwsAuth } from "./cases/mapped-by-aws-auth.ts";
import { cases as masters } from "./cases/masters.ts";
import { cases as mintToken } from "./cases/mint-token.ts";
import { cases as mountVolume } from "./cases/mount-volume.ts";
import { cases as nodeHolds } from "./cases/node-holds.ts";
import { cases as nodeProxy } from "./cases/node-proxy.ts";
import { cases as readSecret } from "./cases/read-secret.ts";
import { cases as relaxPodSecurity } from "./cases/relax-pod-security.ts";
import { cases as runOnNode } from "./cases/run-on-node.ts";
import { cases as runWorkloads } from "./cases/run-workloads.ts";
import { cases as takeSecret } from "./cases/take-secret.ts";
import { cases as unread } from "./cases/unread.ts";
import { cases as workloadOnNode } from "./cases/workload-on-node.ts";

/** The cases of every kind of edge, by its id. */
export const CASES: Readonly<Record<string, Cases>> = {
  "kubernetes/approve-certificate": approveCertificate,
  "kubernetes/bind-role": bindRole,
  "kubernetes/change-admission": changeAdmission,
  "kubernetes/change-aws-auth": changeAwsAuth,
  "kubernetes/change-workload": changeWorkload,
  "kubernetes/create-token-secret": createTokenSecret,
  "kubernetes/escalate-role": escalateRole,
  "kubernetes/exec": exec,
  "kubernetes/granted": granted,
  "kubernetes/impersonate": impersonate,
  "kubernetes/in-group": inGroup,
  "kubernetes/mapped-by-aws-auth": mappedByAwsAuth,
  "kubernetes/masters": masters,
  "kubernetes/mint-token": mintToken,
  "kubernetes/mount-volume": mountVolume,
  "kubernetes/node-holds": nodeHolds,
  "kubernetes/node-proxy": nodeProxy,
  "kubernetes/read-secret": readSecret,
  "kubernetes/relax-pod-security": relaxPodSecurity,
  "kubernetes/run-on-node": runOnNode,
  "kubernetes/run-workloads": runWorkloads,
  "kubernetes/take-secret": takeSecret,
  "kubernetes/unread": unread,
  "kubernetes/workload-on-node": workloadOnNode,
};

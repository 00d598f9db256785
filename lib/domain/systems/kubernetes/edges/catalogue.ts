import { approveCertificate } from "./kinds/approve-certificate.ts";
import { bindRole } from "./kinds/bind-role.ts";
import { changeAdmission } from "./kinds/change-admission.ts";
import { changeAwsAuth } from "./kinds/change-aws-auth.ts";
import { changeWorkload } from "./kinds/change-workload.ts";
import { createTokenSecret } from "./kinds/create-token-secret.ts";
import { escalateRole } from "./kinds/escalate-role.ts";
import { exec } from "./kinds/exec.ts";
import { granted } from "./kinds/granted.ts";
import { impersonate } from "./kinds/impersonate.ts";
import { inGroup } from "./kinds/in-group.ts";
import { mappedByAwsAuth } from "./kinds/mapped-by-aws-auth.ts";
import { masters } from "./kinds/masters.ts";
import { mintToken } from "./kinds/mint-token.ts";
import { mountVolume } from "./kinds/mount-volume.ts";
import { nodeHolds } from "./kinds/node-holds.ts";
import { nodeProxy } from "./kinds/node-proxy.ts";
import { readSecret } from "./kinds/read-secret.ts";
import { relaxPodSecurity } from "./kinds/relax-pod-security.ts";
import { runOnNode } from "./kinds/run-on-node.ts";
import { runWorkloads } from "./kinds/run-workloads.ts";
import { takeSecret } from "./kinds/take-secret.ts";
import { workloadOnNode } from "./kinds/workload-on-node.ts";
import type { Way } from "./way.ts";

/** Every way in a cluster, one file each. */
export const WAYS: readonly Way[] = [
  granted,
  inGroup,
  mappedByAwsAuth,
  masters,
  runWorkloads,
  changeWorkload,
  exec,
  mintToken,
  readSecret,
  takeSecret,
  createTokenSecret,
  impersonate,
  bindRole,
  escalateRole,
  approveCertificate,
  changeAdmission,
  changeAwsAuth,
  nodeProxy,
  runOnNode,
  relaxPodSecurity,
  mountVolume,
  workloadOnNode,
  nodeHolds,
];

import { SHAPES } from "../shapes.ts";
import type { ReadLogin } from "./login.ts";

/** @see https://github.com/Azure/k8s-set-context#inputs */
export const setContext: ReadLogin = (step) => {
  const credential = step.credential("kubeconfig", "kube-config", "k8s-secret", "config", "base64-kube-config");
  const about = { server: step.value(SHAPES.host, "k8s-url", "server") };
  const cluster = step.value(SHAPES.name, "cluster-name", "cluster_name");
  const value = cluster ?? credential?.text ?? null;
  return [{ system: "kubernetes", kind: cluster ? "cluster" : "kubeconfig", value, credentials: [credential], about }];
};

/** A cluster of a cloud, with the credentials an earlier step got. */
export const cloudCluster: ReadLogin = (step) => {
  const value = step.value(SHAPES.name, "cluster-name", "cluster_name", "cluster");
  const credential = step.credential("credentials", "creds");
  const about = {
    project: step.value(SHAPES.name, "project_id"),
    group: step.value(SHAPES.name, "resource-group"),
    location: step.value(SHAPES.name, "location", "aws-region", "region"),
  };
  return [{ system: "kubernetes", kind: "cluster", value, credentials: [credential], about }];
};

import type { EdgeKind } from "../edge.ts";

const ENTRIES = "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html";
const VALID_ACCOUNTS = "https://attack.mitre.org/techniques/T1078/004/";

/** The ConfigMap by which a cluster maps principals of AWS. */
export const AWS_AUTH: EdgeKind = {
  id: "join/aws-auth",
  clause: "signs in to the cluster as",
  precondition: "The ConfigMap aws-auth in kube-system maps it, and the cluster still reads that.",
  fix: "Remove its mapping from aws-auth, or move the cluster to access entries and give one with fewer groups.",
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html", VALID_ACCOUNTS],
};

/** A node signs in with the role of its instance. */
export const NODE_ROLE: EdgeKind = {
  id: "join/node-role",
  clause: "can",
  precondition: "The cluster takes it as the role of its nodes: with its credentials one is a node.",
  fix: "Keep the role to the nodes: no trust but that of EC2, and no way to its credentials from pods.",
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html"],
};

/** An access entry with a user or groups. */
export const ACCESS_ENTRY: EdgeKind = {
  id: "join/access-entry",
  clause: "signs in to the cluster as",
  precondition: "An access entry of the cluster is for it, and the cluster takes access entries.",
  fix: "Delete its access entry, or take groups from it.",
  references: [ENTRIES, VALID_ACCOUNTS],
};

/** An access policy, which authorizes beside RBAC. */
export const ACCESS_POLICY: EdgeKind = {
  id: "join/access-policy",
  clause: "can, by an access policy,",
  precondition: "Its access entry has an access policy for the namespace or the whole cluster.",
  fix: "Take the access policy from its access entry, or give it for fewer namespaces.",
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html", ENTRIES],
};

/** Doors that nobody read may let anybody in. */
export const DOORS_UNREAD: EdgeKind = {
  id: "join/doors-unread",
  clause: "may",
  precondition: "Whom the cluster lets in was not read completely.",
  fix: "Let Rollcall read the access entries of the cluster's account and the aws-auth of the cluster.",
  references: [ENTRIES],
};

import { edge } from "../element.ts";
import { clusterHub, hubOf } from "../outward.ts";
import { MASTERS } from "../../permissions/binding.ts";
import { principalsIn } from "../principals.ts";
import { goodPractice, mitre } from "../references.ts";
import { evidenceOfAll, widest } from "../together.ts";
import type { Way } from "../way.ts";

const SIGNERS = ["kubernetes.io/kube-apiserver-client", "kubernetes.io/*"];

/** An approved request becomes a certificate of whatever user and groups it asks for, which nothing revokes. */
export const approveCertificate: Way = {
  id: "kubernetes/approve-certificate",
  clause: "can make a certificate of",
  precondition:
    "It may create certificate requests, approve them, and approve for the signer kubernetes.io/kube-apiserver-client.",
  fix: "Let nobody who requests certificates approve them, and name in resourceNames the signers somebody approves for.",
  references: [goodPractice("csrs-and-certificate-issuing"), mitre("T1649")],

  *together(cluster, holder, space) {
    if (space !== null) return;
    const request = widest(holder.held("requestCertificates", null));
    const approve = widest(holder.held("approveRequests", null));
    const signer = holder.held("approveSigner", null).find(({ name }) => name === null || SIGNERS.includes(name));
    if (!request || !approve || !signer) return;
    const words = "the cluster signs certificates of clients, which EKS is not said to do";
    const conditions = cluster.managed?.product === "EKS" ? [{ kind: "sign-in" as const, words }] : [];
    const target = { to: clusterHub(cluster, "sign-in"), conditions };
    yield edge(approveCertificate, holder.key, target, evidenceOfAll([request, approve, signer]));
  },

  /** The API server refuses requests for {@link MASTERS}. */
  *around(cluster) {
    const from = clusterHub(cluster, "sign-in");
    yield edge(approveCertificate, from, { to: clusterHub(cluster, "users") }, []);
    yield edge(approveCertificate, from, { to: hubOf(cluster, null, "accounts") }, []);
    for (const { key, subject } of principalsIn(cluster).byKey.values()) {
      if (!subject?.startsWith("group:") || subject === `group:${MASTERS}`) continue;
      yield edge(approveCertificate, from, { to: key }, []);
    }
  },
};

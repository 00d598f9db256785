import { hubOf } from "../outward.ts";
import { abilityHub } from "../hubs.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** A mutating webhook rewrites what others send, a validating one sees it. */
export const changeAdmission: Way = {
  id: "kubernetes/change-admission",
  clause: "can change what is let into",
  precondition: "It may write admission webhook configurations, or mutating admission policies.",
  fix: "Let only what installs webhooks write their configurations, each by its name.",
  references: [
    goodPractice("control-admission-webhooks"),
    mitre("T1546"),
    threatMatrix("Malicious admission controller"),
  ],
  rights: ["changeMutation", "changeValidation"],

  *targets(cluster, _space, _name, right) {
    if (right === "changeMutation") {
      const words = "a pod is made while its webhook stands, whose template that then writes";
      yield { to: hubOf(cluster, null, "run-workloads"), conditions: [{ kind: "request", words }] };
      return;
    }
    const words = "somebody sends a Secret to the API server while its webhook stands";
    yield { to: abilityHub(cluster.key, "secrets"), conditions: [{ kind: "request", words }] };
  },
};

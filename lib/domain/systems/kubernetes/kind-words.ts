import { OWNER_SEGMENTS } from "../../ownership/owner-keys.ts";
import type { KindWords } from "../kind-words.ts";
import type { System } from "../system.ts";

const WORDS: KindWords = {
  consumers: {
    one: "workload",
    many: "workloads",
    run: ["workload runs as it", "workloads run as it"],
    none: "No workload runs as it",
    noneSeen: "No workload that runs as it was seen",
    about: "Workloads that name it in their pod template. What runs elsewhere with one of its credentials is not seen.",
    stop: ["workload runs as it and would no longer be let in", "workloads run as it and would no longer be let in"],
  },
  credentials: {
    instead: null,
    about:
      "Credentials that lie somewhere Rollcall reads. Tokens the system makes for pods are not stored and not counted.",
  },
  attachments: {
    many: "bindings",
    none: "No binding names it, so it can do nothing by itself.",
    noneSeen: "No binding that names it was seen. Some could not be read.",
  },
  secrets: { known: "Holds", unseen: "not seen by any read" },
  unobserved: "Whether anything uses it is not observed",
  withoutId:
    "Read from manifests, which carry no uid: an account deleted and re-created under this name cannot be told from one that changed.",
};

/** The same for all kinds: anything that can be bound can be named by a pod, a token or a certificate. */
export const words: System["words"] = () => WORDS;

/** Which keys would name an owner, and where. */
export const noOwnerWords: System["noOwnerWords"] = (_kind, container) => {
  const places = container === null ? "it" : `it or of what it lives in, ${container},`;
  return `No label or annotation of ${places} names an owner. Keys that would: ${OWNER_SEGMENTS.join(", ")}.`;
};

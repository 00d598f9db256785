import { together } from "../together.ts";
import { hubOf } from "../outward.ts";
import { mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** A new Secret of the type service-account-token is filled with a token that never ends, of whichever account it names. */
export const createTokenSecret: Way = {
  id: "kubernetes/create-token-secret",
  clause: "can make a lasting token of",
  precondition: "It may create Secrets in a namespace and read them there.",
  fix: "Do not let one identity both create and read Secrets in a namespace with accounts stronger than itself.",
  references: [
    "https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token",
    mitre("T1528"),
    threatMatrix("Container service account"),
  ],

  *together(cluster, holder, space) {
    // A Secret that is read by its name can be made under that name.
    yield* together(createTokenSecret, holder, space, ["createSecrets", "secrets"], {
      to: hubOf(cluster, space, "accounts"),
    });
  },
};

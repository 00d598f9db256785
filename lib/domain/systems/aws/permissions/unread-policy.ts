import type { PolicySource } from "../policy/policy.ts";

/** Stands where policies have a say that nobody read: they may allow or deny anything, so what rests on them is unknown. */
export const UNREAD_POLICY: PolicySource = {
  id: "",
  name: "",
  policy: { version: "2012-10-17", statements: [], faults: ["The policy was not read."] },
};

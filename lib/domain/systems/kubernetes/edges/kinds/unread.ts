import type { EdgeKind } from "../../../../reach/edge.ts";
import { goodPractice } from "../references.ts";

/** What was not read could be anything. */
export const unread: EdgeKind = {
  id: "kubernetes/unread",
  clause: "may have rights that were not read in",
  precondition: "Bindings that could name it, or a role it is bound to, were not read.",
  fix: "Let the source read them, and collect again.",
  references: [goodPractice("least-privilege")],
};

import type { EdgeKind } from "../../../reach/edge.ts";
import { EDGE_KINDS } from "../edges/catalogue.ts";

/** Told by who becomes whom, for all at once. */
const TOLD_APART = "assume-role";

const PRECONDITION =
  "Its policies allow every action that this takes, on the thing itself or on one it may choose, and nothing forbids one of them.";

/** The known ways to get further than one's policies say, as kinds of edges of the graph. */
export const ESCALATION_KINDS: readonly EdgeKind[] = EDGE_KINDS.filter(({ id }) => id !== TOLD_APART).map(
  ({ id, sentence, fix, references }) => ({
    id: escalationId(id),
    clause: `${sentence}:`,
    precondition: PRECONDITION,
    fix,
    references,
  }),
);

/** `aws/pass-role-to-lambda` */
export function escalationId(id: string): string {
  return `aws/${id}`;
}

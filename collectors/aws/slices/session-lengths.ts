import { sessionLengthAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { SessionLengthContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { nameIn, shortNameIn } from "../names.ts";
import { eachRow, factIn } from "./view.ts";

/** Facts of their own, because only this listing says it: a role that is read from a file too is one and the same there. */
export const sessionLengths = eachRow<DocumentOf<"session-lengths">>(
  ({ Arn }) => Arn,
  (row, { RoleId, Arn: role, Description, MaxSessionDuration }) => [
    factIn(row, "policy-document", "session-length", {
      key: RoleId,
      alias: sessionLengthAlias(row.partition, row.account, nameIn(role)),
      name: shortNameIn(role),
      content: {
        role,
        description: Description ?? null,
        maxSessionDuration: MaxSessionDuration,
      } satisfies SessionLengthContent,
    }),
  ],
);

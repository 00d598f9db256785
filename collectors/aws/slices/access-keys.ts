import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { AccessKeyContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { aliasOfPrincipal } from "../names.ts";
import { eachRow, factIn, usedAt } from "./view.ts";

/** Access keys of users by their ids, which are no secret. */
export const accessKeys = eachRow<DocumentOf<"access-keys">>(
  ({ UserArn }) => UserArn,
  (row, key) => {
    const identity = aliasOfPrincipal(row.partition, key.UserArn);
    return [
      factIn(row, "credential", "access-key", {
        key: key.AccessKeyId,
        alias: thingAlias(row.partition, "access-key", key.AccessKeyId),
        name: key.AccessKeyId,
        refs: identity === null ? {} : { identity },
        content: {
          type: "access-key",
          accessKeyId: key.AccessKeyId,
          status: key.Status.toLowerCase() === "active" ? "active" : "inactive",
          created: key.CreateDate ?? null,
          expires: null,
        } satisfies AccessKeyContent,
        lastUse: usedAt(key.LastUsed?.LastUsedDate),
      }),
    ];
  },
);

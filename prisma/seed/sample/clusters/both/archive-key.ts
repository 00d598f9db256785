import { secret } from "#prisma/seed/sample/model/accounts.ts";
import type { DaysAgo, Entry } from "#prisma/seed/sample/model/entry.ts";

/**
 * Story 5, the shared key: one access key of the IAM user `ticket-archive`, four years old, copied into namespaces of
 * both clusters. The annotation carries the key's id, which is a name and no secret; it follows AWS's form but for the
 * digits 0 and 1, which no real key id has.
 */
export function archiveKey(born: DaysAgo): Entry {
  return secret("archive-uploader-key", {
    born,
    annotations: {
      "rollcall.dev/access-key-id": "AKIAEXAMPLEARCHIVE01",
    },
  });
}

import { z } from "zod";
import { Arn, document, Id, Time, Word } from "./parts.ts";

/** `ListAccessKeys` of one user, with the user's ARN, and `GetAccessKeyLastUsed` of each key: `LastUsed` absent where that was not asked. */
export const AccessKey = document({
  UserArn: Arn,
  AccessKeyId: Id,
  Status: Word,
  CreateDate: Time.nullish(),
  LastUsed: z.object({ LastUsedDate: Time.nullish() }).nullish(),
});

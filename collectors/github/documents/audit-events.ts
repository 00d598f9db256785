import { z } from "zod";
import { Id, Name } from "./parts.ts";

/**
 * What is looked at of an event of the audit log, and kept by no slice: what was done, when, and in which repository. Who
 * did it, from where and with what is not taken from the answer.
 */
export const AuditEvent = z.object({
  action: z.string().max(200),
  /** In milliseconds. */
  created_at: z.number().int().min(0).max(253_402_300_799_999),
  /** `acme/api`; some events are about several, and some about none. */
  repo: Name.nullish().catch(null),
  repo_id: Id.nullish().catch(null),
});

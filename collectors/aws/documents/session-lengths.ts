import { z } from "zod";
import { Arn, document, Id, Text } from "./parts.ts";

/** A row of `ListRoles`: what authorization details do not say of a role. */
export const SessionLength = document({
  RoleId: Id,
  Arn,
  Description: Text.nullish(),
  MaxSessionDuration: z.number().int().min(0).max(1_000_000),
});

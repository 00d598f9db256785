import { z } from "zod";
import { Arn, document, Id, listOf, Time } from "./parts.ts";

/** `GetServiceLastAccessedDetails` of one role or user, with the ARN it was asked for, and its id. */
export const ServiceLastAccessed = document({
  Arn,
  PrincipalId: Id.nullish(),
  ServicesLastAccessed: listOf(
    z.object({
      ServiceNamespace: z.string().regex(/^[a-z0-9-]{1,64}$/),
      LastAuthenticated: Time.nullish(),
    }),
  ),
});

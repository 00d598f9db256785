import { z } from "zod";
import { Arn, document, listOf, Time } from "./parts.ts";

/** `GetServiceLastAccessedDetails` of one role or user, with the ARN it was asked for. */
export const ServiceLastAccessed = document({
  Arn,
  ServicesLastAccessed: listOf(
    z.object({
      ServiceNamespace: z.string().regex(/^[a-z0-9-]{1,64}$/),
      LastAuthenticated: Time.nullish(),
    }),
  ),
});

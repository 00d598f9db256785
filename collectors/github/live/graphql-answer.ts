import { z } from "zod";
import { CallFault } from "./call-fault.ts";

/** What of a query could not be answered: where, and of which sort; not why, which quotes. */
export interface GraphqlError {
  /** `FORBIDDEN`, `NOT_FOUND`, … or empty. */
  type: string;
  /** From the root of the answer; empty where GitHub does not say. */
  path: readonly (string | number)[];
}

/** An answer of GraphQL, which may be an answer in part. */
export interface GraphqlAnswer {
  data: Record<string, unknown>;
  errors: GraphqlError[];
}

const Errors = z
  .array(
    z.object({
      type: z.string().max(64).catch(""),
      path: z
        .array(z.union([z.string().max(100), z.number()]))
        .max(50)
        .catch([]),
    }),
  )
  .min(1);

const Body = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: Errors.optional() });

/**
 * @param resetAt when the quota begins anew, as far as GitHub says
 * @throws CallFault when nothing was answered at all, or the quota is used up
 */
export function graphqlOf(body: unknown, resetAt: Date | null): GraphqlAnswer {
  const parsed = Body.safeParse(body);
  if (!parsed.success) throw new CallFault("lasting", "was answered with what is no answer of GraphQL");
  const { data, errors = [] } = parsed.data;
  const types = new Set(errors.map(({ type }) => type));
  if (types.has("RATE_LIMITED"))
    throw new CallFault("limited", "was answered RATE_LIMITED: too many calls", { retryAt: resetAt });
  if (data) return { data, errors };
  if (types.has("FORBIDDEN")) throw new CallFault("denied", "was refused (FORBIDDEN)");
  if (types.has("NOT_FOUND")) throw new CallFault("absent", "was answered NOT_FOUND");
  throw new CallFault("passing", "brought errors and no data");
}

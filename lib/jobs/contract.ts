import { z } from "zod";

/** Who asked, as the audit record names them. */
export const Requester = z.object({ kind: z.string(), id: z.string(), name: z.string() });
export type Requester = z.infer<typeof Requester>;

/** Collect a source once. That it is wanted stands on the source: the job only wakes a worker. */
export const CollectSource = z.object({
  sourceId: z.number().int(),
  requestedBy: Requester,
  /** How often it has failed since it was asked for. */
  failures: z.number().int().default(0),
});
export type CollectSource = z.infer<typeof CollectSource>;

/** Run one test of a connection. */
export const TestConnection = z.object({ testId: z.string(), sourceId: z.number().int() });
export type TestConnection = z.infer<typeof TestConnection>;

/** Take over an account that a system just made. */
export const TakeOver = z.object({ registrationId: z.string(), sourceId: z.number().int() });
export type TakeOver = z.infer<typeof TakeOver>;

/** Every task a worker knows, with what its jobs carry. */
export const TASKS = {
  "collect-source": CollectSource,
  "test-connection": TestConnection,
  "take-over": TakeOver,
  /** Asks for the collections that are due. */
  tick: z.object({}),
} as const;

/** Name of a task. */
export type TaskName = keyof typeof TASKS;

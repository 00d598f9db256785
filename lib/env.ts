import { z } from "zod";

const WorkerEnvironment = z.object({
  DATABASE_URL: z.string().min(1),
  /** The key that opens credentials, or the file that holds it: the same for all workers. */
  ROLLCALL_WORKER_KEY: z.string().optional(),
  ROLLCALL_WORKER_KEY_FILE: z.string().optional(),
  /** The launcher says `on` for an embedded database unless the operator said `off`. */
  ROLLCALL_SAMPLE: z.enum(["on", "off"]).default("off"),
});

/** What the worker reads from its environment. */
export type WorkerEnvironment = z.infer<typeof WorkerEnvironment>;

/** @throws Error naming the variables that are missing or wrong */
export function readWorkerEnvironment(environment: NodeJS.ProcessEnv): WorkerEnvironment {
  const parsed = WorkerEnvironment.safeParse(environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`The worker needs these environment variables: ${[...new Set(names)].join(", ")}`);
}

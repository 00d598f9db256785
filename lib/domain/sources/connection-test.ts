import { z } from "zod";

/** Whether the credential has one right, as a worker found it. */
export const CheckedRight = z.object({
  id: z.string(),
  status: z.enum(["granted", "missing", "unknown"]),
  detail: z.string().optional(),
  fix: z.string().optional(),
});

export type CheckedRight = z.infer<typeof CheckedRight>;

/** What a finished test found beside the rights. */
export const TestResult = z.object({
  identity: z.string().nullable(),
  reached: z.string().nullable(),
  /** Null: the system does not tell all rights of the credential. */
  excess: z.array(z.string()).nullable(),
  warnings: z.array(z.string()),
});

export type TestResult = z.infer<typeof TestResult>;

/** One test of a connection, while it runs and after. */
export interface ConnectionTestView {
  id: string;
  status: "queued" | "running" | "done" | "failed";
  requestedAt: string;
  finishedAt: string | null;
  checks: CheckedRight[];
  result: TestResult | null;
  error: string | null;
}

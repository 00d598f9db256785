import type { SourceSettings } from "./setup.ts";

/** How far a system has come with making an account for a source. */
export interface RegistrationView {
  id: string;
  /** awaiting: the person is at the system · expired: and did not come back in time. */
  status: "awaiting" | "expired" | "queued" | "exchanging" | "done" | "failed";
  /** Whether this session began it; only that one may end it. */
  own: boolean;
  fields: SourceSettings["fields"];
  /** What the system calls it; null before there is something. */
  made: string | null;
  /** Why there is nothing, in a sentence. */
  error: string | null;
}

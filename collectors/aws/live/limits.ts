/** How long and how much one collection may take. Tests take smaller ones. */
export interface Limits {
  /** Most pages of one listing. */
  pages: number;
  /** Rows asked for in one page, where a call lets that be said and gives as many; null: as many as it gives. */
  pageSize: number | null;
  /** Most bytes of one answer, after decompression. */
  answerBytes: number;
  /** Longest wait for the first byte of an answer, and between two of its bytes. */
  silenceMs: number;
  /** Longest time one answer may take. */
  answerMs: number;
  /** How often a call is made at most that fails in passing. */
  attempts: number;
  /** Base of the pauses between them, which grow and are drawn by lot. */
  pauseMs: number;
  /** The whole collection. */
  runMs: number;
  /** Calls at the same time, over all accounts. */
  together: number;
  /** Accounts that are read at the same time. */
  accountsTogether: number;
  /** Part of each service's calls a second that Rollcall takes for itself; see `pace.ts`. */
  paceShare: number;
  /** Time between two looks at a report that AWS is still making. */
  pollMs: number;
  /** How long such a report is waited for. */
  reportMs: number;
  /** Reports of last accessed services that are asked for in one account and run. */
  reports: number;
}

export const LIMITS: Limits = {
  pages: 1000,
  pageSize: null,
  answerBytes: 64 * 1024 * 1024,
  silenceMs: 30_000,
  answerMs: 120_000,
  attempts: 5,
  pauseMs: 100,
  runMs: 55 * 60_000,
  together: 16,
  accountsTogether: 4,
  paceShare: 0.5,
  pollMs: 1000,
  reportMs: 60_000,
  reports: 100,
};

/** How long and how much one collection of an organization may take. Tests take smaller ones. */
export interface Limits {
  /** Rows asked for in one page of REST: the most GitHub gives. */
  pageSize: number;
  /** Repositories asked for in one GraphQL query; halved where GitHub does not manage as many. */
  batchSize: number;
  /** Most pages of one listing. */
  pages: number;
  /** Most bytes of one answer, after decompression. */
  answerBytes: number;
  /** Longest wait for the first byte of an answer, and between two of its bytes. */
  silenceMs: number;
  /** Longest time one answer may take. */
  answerMs: number;
  /** How often a call that failed in passing is made again. */
  retries: number;
  /** Pause before the first of them; four and nine times as long before the next ones. */
  pauseMs: number;
  /** What counts as a second where GitHub says how many to wait. */
  secondMs: number;
  /** All waits together that GitHub asks for. */
  patienceMs: number;
  /** The whole collection. */
  runMs: number;
  /** Calls at the same time. */
  together: number;
  /** Calls begun in a minute: GitHub takes 900 points of one credential. */
  perMinute: number;
  /** Part of GitHub's hourly quota that Rollcall takes for itself. */
  quotaShare: number;
}

export const LIMITS: Limits = {
  pageSize: 100,
  batchSize: 25,
  pages: 1000,
  answerBytes: 64 * 1024 * 1024,
  silenceMs: 30_000,
  answerMs: 120_000,
  retries: 3,
  pauseMs: 1000,
  secondMs: 1000,
  patienceMs: 5 * 60_000,
  runMs: 55 * 60_000,
  together: 8,
  perMinute: 840,
  quotaShare: 0.5,
};

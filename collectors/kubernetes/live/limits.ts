/** How long and how much one collection of a cluster may take. Tests take smaller ones. */
export interface Limits {
  /** Objects asked for in one page. */
  pageSize: number;
  /** Most bytes of one answer, after decompression. */
  answerBytes: number;
  /** Longest wait for the first byte of an answer, and between two of its bytes. */
  silenceMs: number;
  /** Longest time one answer may take. */
  answerMs: number;
  /** How often one page is asked for. */
  tries: number;
  /** Pause before the second try; doubled before each further one. */
  pauseMs: number;
  /** All pauses together, those the server asks for included. */
  patienceMs: number;
  /** The whole collection. */
  runMs: number;
  /** Calls at the same time. */
  together: number;
}

export const LIMITS: Limits = {
  pageSize: 500,
  answerBytes: 512 * 1024 * 1024,
  silenceMs: 30_000,
  answerMs: 180_000,
  tries: 4,
  pauseMs: 500,
  patienceMs: 120_000,
  runMs: 45 * 60_000,
  together: 4,
};

/** What a command ends with; documented in docs/operating.md. */
export const EXIT_CODES = { done: 0, failed: 1, usage: 2, refused: 3, incomplete: 4, no: 5 } as const;

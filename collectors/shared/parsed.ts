/** Most values read in one document, counted after its aliases are followed. */
export const MAX_NODES = 300_000;

/** Longest single document or list item, in characters. The API server itself takes no object above 3 MiB. */
export const MAX_DOCUMENT = 8 * 1024 * 1024;

/** One document read, or why not, in words that quote nothing of it. `line` counts from 0 within the text. */
export type Parsed = { ok: true; value: unknown } | { ok: false; message: string; line: number; oversize?: boolean };

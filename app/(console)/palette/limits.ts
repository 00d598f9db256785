/** Characters that the palette sends to be searched for, at least and at most. */
export const MIN_QUERY = 2;
export const MAX_QUERY = 100;

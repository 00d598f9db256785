/** Three-valued logic (Kleene), as numbers so that `and` is the lesser and `or` the greater of two. */
export type Truth = 0 | 1 | 2;

export const NO = 0;
/** Depends on something that is not known. */
export const MAYBE = 1;
export const YES = 2;

export function and(one: Truth, other: Truth): Truth {
  return one < other ? one : other;
}

export function or(one: Truth, other: Truth): Truth {
  return one > other ? one : other;
}

export function not(truth: Truth): Truth {
  return (2 - truth) as Truth;
}

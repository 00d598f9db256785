/** Raised when the same facts would give another graph or other verdicts: such differences are "Rollcall now sees", never drift. */
export const REACH_VERSION = 1;

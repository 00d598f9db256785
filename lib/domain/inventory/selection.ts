/** Identities that can be picked one by one, or left out of all; beyond that it is a filter that is meant. */
export const MAX_SELECTED = 500;

/** What a path gives at its end, weak to strong (design: words). */
export const ABILITIES = ["read", "write", "secrets", "execute", "admin"] as const;

export type Ability = (typeof ABILITIES)[number];

/** 0 for `read` to 4 for `admin`. */
export function strengthOf(ability: Ability): number {
  return ABILITIES.indexOf(ability);
}

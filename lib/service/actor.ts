/** The roles a user can have, weak to strong; what each may do is in authorize.ts. */
export const ROLES = ["viewer", "engineer", "administrator"] as const;

export type Role = (typeof ROLES)[number];

/** Who acts. Every query and command takes one, and every audit record names one. */
export type Actor =
  /** Somebody signed in to the web app. */
  | { kind: "user"; id: string; name: string; role: Role }
  /** Somebody at the command line of the machine Rollcall runs on: `operator root@host`. */
  | { kind: "operator"; id: string; name: string }
  /** Rollcall itself: the worker, the first start. */
  | { kind: "system"; id: string; name: string };

import type { System } from "../system.ts";
import { textOf } from "../content.ts";

/** The groups a user is in. */
export const memberships: System["memberships"] = (_alias, _credentials, attachments) =>
  attachments
    .filter(({ kind }) => kind === "member")
    .map(({ of }) => ({ alias: textOf(of), because: "it is a member" }));

import { document, Flag, Id, Name, Word } from "./parts.ts";

/** A member (`GET /orgs/{org}/members` by role) or an outside collaborator (`GET /orgs/{org}/outside_collaborators`). */
export const Member = document({
  login: Name,
  id: Id,
  type: Word.nullish(),
  /** `admin`, `member` or `outside_collaborator`. */
  role: Word,
  two_factor_disabled: Flag,
});

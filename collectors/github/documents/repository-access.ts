import { z } from "zod";
import { document, Flag, Id, Name, Word } from "./parts.ts";

const Rights = z.object({ admin: Flag, maintain: Flag, push: Flag, triage: Flag, pull: Flag });

/** `GET /repos/{owner}/{repo}/collaborators`; `affiliation` says of which list: `direct`, `outside`, `all`. */
const Collaborator = document({
  login: Name,
  id: Id,
  role_name: Name.nullish(),
  permissions: Rights.nullish(),
  affiliation: Word.nullish(),
});

/** `GET /repos/{owner}/{repo}/teams`. */
const RepositoryTeam = document({ slug: Name, id: Id, role_name: Name.nullish(), permission: Name.nullish() });

/** Whoever was given a role in a repository. */
export const Access = z.union([Collaborator, RepositoryTeam]);

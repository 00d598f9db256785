import { ask } from "../ask.ts";
import { together, type Listed } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** People and teams that were given a role in a repository itself. */
export async function readRepositoryAccess(session: Session, { owner, name }: Repository): Promise<Listed> {
  const base = path`/repos/${owner}/${name}`;
  const people = listing("repository-access", `${base}/collaborators?affiliation=direct`, {
    rowOf: (row) => (isRecord(row) ? { ...row, affiliation: "direct" } : row),
  });
  const teams = listing("repository-access", `${base}/teams`);
  return together(
    await Promise.all([
      ask(session, { listing: people, permission: "metadata" }),
      ask(session, { listing: teams, permission: "administration" }),
    ]),
  );
}

import { ask } from "../ask.ts";
import { together, type Listed, type Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";

const PERMISSION = "members";

/**
 * Members by role, and outside collaborators.
 * @param teams how the listing of teams ended: a token that may not see members is shown the public ones without a word,
 *   and only teams tell that it may
 */
export async function readPeople(session: Session, teams: Listed): Promise<Outcome> {
  if (session.granted === null && teams.end.status !== "complete") {
    return {
      kind: "people",
      rows: [],
      end: { ...teams.end, status: teams.end.status === "partial" ? "failed" : teams.end.status },
    };
  }
  const { login } = session.organization;
  const members = (role: string, as: string) =>
    ask(session, {
      listing: listing("people", path`/orgs/${login}/members?role=${role}`, { rowOf: withRole(as) }),
      permission: PERMISSION,
    });
  const outside = ask(session, {
    listing: listing("people", path`/orgs/${login}/outside_collaborators`, { rowOf: withRole("outside_collaborator") }),
    permission: PERMISSION,
  });
  return {
    kind: "people",
    ...together(await Promise.all([members("admin", "admin"), members("member", "member"), outside])),
  };
}

function withRole(role: string): (row: unknown) => unknown {
  return (row) => (isRecord(row) ? { ...row, role } : row);
}

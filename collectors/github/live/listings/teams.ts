import { ask, wholeList, withDetails } from "../ask.ts";
import type { Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";

/** Teams with their members and the role each has. */
export async function readTeams(session: Session): Promise<Outcome> {
  const { login } = session.organization;
  const teams = await ask(session, { listing: listing("teams", path`/orgs/${login}/teams`), permission: "members" });
  const listed = await withDetails(teams, async (team) => {
    const members = async (role: string) => {
      const own = listing("teams", path`/orgs/${login}/teams/${String(team["slug"])}/members?role=${role}`);
      return (await wholeList(session, "teams", own)).map((row) => (isRecord(row) ? { ...row, role } : row));
    };
    const [maintainers, others] = [await members("maintainer"), await members("member")];
    return { ...team, members: [...maintainers, ...others] };
  });
  return { kind: "teams", ...listed };
}

import type { ConnectionCheck, LiveInput, PermissionCheck } from "#collectors/types.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { checkRight } from "./check-right.ts";
import { LOGIN } from "./connections.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { path } from "./listing.ts";
import { isRecord } from "./records.ts";
import { RIGHTS } from "./rights.ts";
import type { Session } from "./session.ts";
import { openSession } from "./session-open.ts";

/**
 * Finds out what the credential may do by asking GitHub; nothing is changed.
 * @throws InvalidInput when settings, address or credential are not usable
 * @throws ExternalSystem when GitHub does not answer
 */
export async function checkLive(
  input: LiveInput,
  report: (check: PermissionCheck) => void,
  limits: Limits = LIMITS,
): Promise<ConnectionCheck> {
  const session = await openSession(input, limits);
  try {
    const chosen = RIGHTS.filter(({ permission }) => session.chosen.has(permission));
    const sample = await anyRepository(session);
    const permissions = await mapTogether(chosen, limits.together, async (right) => {
      const check = await checkRight(session, right, sample);
      report(check);
      return check;
    });
    return {
      identity: session.identity ?? (await userOf(session)),
      reached: `${session.organization.login} on ${session.host}`,
      trustDomainKey: session.host,
      permissions,
      excess: excessOf(session),
      warnings: warningsOf(session, input, sample),
    };
  } finally {
    await session.client.close();
  }
}

/** Whose token it is; null: GitHub does not say. */
async function userOf({ client }: Session): Promise<string | null> {
  const { data } = await client.get("/user").catch(() => ({ data: null }));
  const login = isRecord(data) ? data["login"] : null;
  return typeof login === "string" && LOGIN.test(login) ? login : null;
}

/** A repository to ask about; null: the credential sees none, or none can be listed. */
async function anyRepository(session: Session): Promise<{ owner: string; name: string } | null> {
  const own = session.allRepositories === false ? "/installation/repositories?per_page=1" : null;
  const all = path`/orgs/${session.organization.login}/repos?per_page=1`;
  const { data } = await session.client.get(own ?? all).catch(() => ({ data: null }));
  const list: unknown = isRecord(data) ? data["repositories"] : data;
  const first: unknown = Array.isArray(list) ? list[0] : null;
  if (!isRecord(first) || !isRecord(first["owner"])) return null;
  const { name, owner } = first;
  const { login } = first["owner"];
  return owner && typeof name === "string" && typeof login === "string" ? { owner: login, name } : null;
}

/** Permissions of the App that no chosen right needs, or that allow more than reading; null: GitHub does not say. */
function excessOf({ levels, chosen }: Session): string[] | null {
  if (levels === null) return null;
  return [...levels].flatMap(([permission, level]) => {
    const known = RIGHTS.find((right) => right.permission === permission);
    const name = known ? known.right.replace(/: Read-only$/, "") : permission;
    if (level !== "read") return [`${name}: more than reading (${level})`];
    return chosen.has(permission)
      ? []
      : [`${name}: ${known ? "not chosen for this source" : "Rollcall does not use it"}`];
  });
}

function warningsOf(session: Session, input: LiveInput, sample: object | null): string[] {
  const wanted = String(input.settings.fields["organization"] ?? "").trim();
  const { login } = session.organization;
  return [
    ...(login.toLowerCase() === wanted.toLowerCase()
      ? []
      : [`The organization is called ${login} by now. Correct its name on the source's page.`]),
    ...(session.allRepositories === false
      ? [
          "The App was given selected repositories: others stay unseen, and one that is deleted is not told from one that was taken from it. Give it all repositories.",
        ]
      : []),
    ...(session.granted === null
      ? ["A token does not say what it may do, nor which repositories it was given. A GitHub App says both."]
      : []),
    ...(sample === null ? ["The credential sees no repository."] : []),
  ];
}

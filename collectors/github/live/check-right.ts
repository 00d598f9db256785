import type { PermissionCheck } from "#collectors/types.ts";
import { CallFault } from "./call-fault.ts";
import { path } from "./listing.ts";
import type { Right } from "./rights.ts";
import type { Session } from "./session.ts";

/** Whether the credential has one permission: of an App GitHub says so, of a token only trying tells. */
export async function checkRight(
  session: Session,
  right: Right,
  sample: { owner: string; name: string } | null,
): Promise<PermissionCheck> {
  const { id, permission, appOnly } = right;
  if (session.granted !== null) {
    if (session.granted.has(permission)) return { id, status: "granted" };
    return missing(right, "GitHub does not list it among the App's permissions.");
  }
  if (appOnly) {
    const fix = "Connect the organization by a GitHub App, or decline it.";
    return { id, status: "missing", detail: "Only Apps can be given it.", fix };
  }
  const probe = probeOf(session, right, sample);
  if (probe === null) {
    return { id, status: "unknown", detail: "Nothing is there that it could be tried on: the first collection tells." };
  }
  try {
    await session.client.get(probe);
    return { id, status: "granted" };
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    if (error.kind === "denied" || error.kind === "absent") return missing(right, `GET ${probe} ${error.message}.`);
    return { id, status: "unknown", detail: `GET ${probe} ${error.message}.` };
  }
}

function missing({ id, right }: Right, detail: string): PermissionCheck {
  return { id, status: "missing", detail, fix: `Grant it: ${right}.` };
}

/** What is asked to find out about a permission: one row of what it lets see. Null: nothing would tell. */
function probeOf(
  { organization }: Session,
  { permission }: Right,
  sample: { owner: string; name: string } | null,
): string | null {
  const ofOrganization = OF_ORGANIZATION[permission];
  if (ofOrganization !== undefined) return path`/orgs/${organization.login}` + ofOrganization;
  const ofRepository = OF_REPOSITORY[permission];
  if (ofRepository === undefined || sample === null) return null;
  return `${path`/repos/${sample.owner}/${sample.name}`}${ofRepository}`;
}

const ONE = "?per_page=1";

const OF_ORGANIZATION: Readonly<Record<string, string>> = {
  members: `/teams${ONE}`,
  organization_administration: `/installations${ONE}`,
  organization_secrets: `/actions/secrets${ONE}`,
  organization_dependabot_secrets: `/dependabot/secrets${ONE}`,
  organization_actions_variables: `/actions/variables${ONE}`,
  organization_self_hosted_runners: `/actions/runners${ONE}`,
  organization_custom_org_roles: "/organization-roles",
  organization_hooks: `/hooks${ONE}`,
  secret_scanning_alerts: `/secret-scanning/alerts${ONE}&state=open&hide_secret=true`,
};

/** What is in an environment is told by no path that is there in every repository. */
const OF_REPOSITORY: Readonly<Record<string, string>> = {
  metadata: `/collaborators${ONE}`,
  actions: `/actions/workflows${ONE}`,
  administration: `/keys${ONE}`,
  contents: `/branches${ONE}`,
  secrets: `/actions/secrets${ONE}`,
  dependabot_secrets: `/dependabot/secrets${ONE}`,
  actions_variables: `/actions/variables${ONE}`,
  repository_hooks: `/hooks${ONE}`,
};

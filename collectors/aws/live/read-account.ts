import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import type { SliceId } from "../manifest.ts";
import { kindsOf } from "../slices/plan.ts";
import { unread, type Listed, type Outcome } from "./listed.ts";
import { readAccessKeys } from "./listings/access-keys.ts";
import { readAuthorizationDetails, rolesOfProfiles } from "./listings/authorization-details.ts";
import { readClusterAccess, readClusters } from "./listings/clusters.ts";
import { readBuildProjects, readFunctions, readInstances, readTaskDefinitions } from "./listings/compute.ts";
import { readCredentialReport } from "./listings/credential-report.ts";
import { readIdentityProviders } from "./listings/identity-providers.ts";
import { regionsBefore, regionsOf, type RegionPlan } from "./listings/regions.ts";
import { readKeys, readParameters, readRepositories, readSecrets } from "./listings/secrets.ts";
import { principalsOf, type Principals } from "./listings/service-last-accessed.ts";
import { readSessionLengths } from "./listings/session-lengths.ts";
import type { RegionSession } from "./region-session.ts";
import type { AccountSession, Session } from "./session.ts";

/** Regions of an account that are read at the same time. */
const REGIONS_TOGETHER = 4;

/** What was read of an account, and its principals for what is asked of each of them later. */
export interface ReadAccount {
  outcomes: Outcome[];
  principals: Principals;
}

/** Reads everything of one account but the reports of last accessed services, which take their turn afterwards. */
export async function readAccount(account: AccountSession): Promise<ReadAccount> {
  const place = { account: account.id };
  const [details, lengths, report, providers, regions] = await Promise.all([
    readAuthorizationDetails(account),
    readSessionLengths(account),
    readCredentialReport(account),
    readIdentityProviders(account),
    regionsOf(account),
  ]);
  const keys = await readAccessKeys(account, details, report);
  const roleOf = rolesOfProfiles(details);
  const inRegions = await mapTogether(regions, REGIONS_TOGETHER, (region) => readRegion(account, region, roleOf));
  return {
    principals: principalsOf(details),
    outcomes: [
      { kind: "authorization-details", place, ...details },
      { kind: "session-lengths", place, ...lengths },
      { kind: "access-keys", place, ...keys },
      { kind: "credential-report", place, rows: report.rows, end: report.end },
      { kind: "identity-providers", place, ...providers },
      ...inRegions.flat(),
    ],
  };
}

async function readRegion(
  account: AccountSession,
  { region, end }: RegionPlan,
  roleOf: (profile: string) => string | null | undefined,
): Promise<Outcome[]> {
  const place = { account: account.id, region };
  if (end) return kindsOf("region").map((kind) => ({ kind, place, ...unread(end) }));
  const own: RegionSession = { ...account, place };
  const [instances, functions, tasks, projects, clusters, secrets, parameters, repositories] = await Promise.all([
    readInstances(own, roleOf),
    readFunctions(own),
    readTaskDefinitions(own),
    readBuildProjects(own),
    readClusters(own),
    readSecrets(own),
    readParameters(own),
    readRepositories(own),
  ]);
  const [access, keys] = await Promise.all([readClusterAccess(own, clusters), readKeys(own, [secrets, parameters])]);
  const read: [SliceId, Listed][] = [
    ["instances", instances],
    ["functions", functions],
    ["task-definitions", tasks],
    ["build-projects", projects],
    ["clusters", clusters],
    ["access-entries", access],
    ["secrets", secrets],
    ["parameters", parameters],
    ["repositories", repositories],
    ["keys", keys],
  ];
  return read.map(([kind, listed]) => ({ kind, place, ...listed }));
}

/** How the listings of an account end of which nothing can be asked. */
export function unreadAccount(session: Session, id: string, end: PlannedEnd): Outcome[] {
  const own = kindsOf("account").map((kind): Outcome => ({ kind, place: { account: id }, ...unread(end) }));
  const regions = regionsBefore(session, id).map((region) => ({ account: id, region }));
  return [...own, ...regions.flatMap((place) => kindsOf("region").map((kind) => ({ kind, place, ...unread(end) })))];
}

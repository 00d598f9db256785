import { MOST_DEPLOYMENTS, runOfStatus } from "../../documents/runs.ts";
import { CallFault } from "../call-fault.ts";
import { COMPLETE, endOf, together, unread, type Listed } from "../listed.ts";
import { path } from "../listing.ts";
import { isRecord } from "../records.ts";
import { gateOf, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/**
 * The newest deployments to each environment with reviewers, with what became of each and who let it through. Of other
 * environments nobody decides anything, and none is asked for.
 * @param environments how the environments of the repository were read
 */
export async function readDeployments(
  session: Session,
  { owner, name }: Repository,
  environments: Listed,
): Promise<Listed> {
  const gate = gateOf(session, "deployments") ?? gateOf(session, "actions");
  if (gate) return unread(gate);
  const reviewed = environments.rows.flatMap((row) => ("value" in row && isReviewed(row.value) ? [row.value] : []));
  const base = path`/repos/${owner}/${name}`;
  const parts = await Promise.all(reviewed.map((environment) => ofOne(session, base, environment)));
  // Which environments have reviewers is known as far as they are.
  return together([...parts, { rows: [], end: environments.end }]);
}

type Node = Record<string, unknown>;

function isReviewed(environment: unknown): environment is Node {
  const rules = isRecord(environment) ? environment["protection_rules"] : null;
  return Array.isArray(rules) && rules.some((rule) => isRecord(rule) && rule["type"] === "required_reviewers");
}

async function ofOne(session: Session, base: string, environment: Node): Promise<Listed> {
  const name = String(environment["name"]);
  const place = `${base}/deployments`;
  const meaning = { permission: "deployments", known: session.granted !== null };
  try {
    const query = `environment=${encodeURIComponent(name)}&per_page=${MOST_DEPLOYMENTS + 1}`;
    const { data } = await session.client.get(`${place}?${query}`);
    if (!Array.isArray(data)) throw new CallFault("lasting", "was answered with what is no list");
    const newest: unknown[] = data.slice(0, MOST_DEPLOYMENTS);
    // What is no deployment goes on as it is: the reduction names it.
    const deployments = await Promise.all(newest.map((one) => (isRecord(one) ? whole(session, base, one) : one)));
    const more = data.length > MOST_DEPLOYMENTS;
    const value = { environment: name, environment_id: environment["id"], more, deployments };
    return { rows: [{ value, evidence: `GET ${place}?environment=${encodeURIComponent(name)}` }], end: COMPLETE };
  } catch (error) {
    return unread(endOf(error, `GET ${place}`, meaning));
  }
}

/** A deployment with its states and, where one names the run, who decided on that. @throws CallFault */
async function whole(session: Session, base: string, deployment: Node): Promise<Node> {
  const statuses = await rowsOf(
    session,
    `${base}/deployments${path`/${String(deployment["id"])}`}/statuses?per_page=100`,
  );
  const run = (statuses ?? []).map(runOfStatus).find((found) => found !== null) ?? null;
  const reviews = run === null ? null : await rowsOf(session, `${base}/actions/runs${path`/${run}`}/approvals`);
  return { ...deployment, statuses, reviews };
}

/** The rows at a place; null where it is gone: a run may be deleted while its deployment stays. @throws CallFault */
async function rowsOf(session: Session, place: string): Promise<unknown[] | null> {
  try {
    const { data } = await session.client.get(place);
    if (Array.isArray(data)) return data;
  } catch (error) {
    if (error instanceof CallFault && error.kind === "absent") return null;
    throw error;
  }
  throw new CallFault("lasting", "was answered with what is no list");
}

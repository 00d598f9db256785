import { MOST_DEPLOYMENTS } from "../../documents/runs.ts";
import { CallFault } from "../call-fault.ts";
import { COMPLETE, endOf, together, unread, type Listed } from "../listed.ts";
import { path } from "../listing.ts";
import { isRecord } from "../records.ts";
import { gateOf, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";
import { runNamedBy } from "./run-named-by.ts";

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
  const repository = path`/${owner}/${name}`;
  const parts = await Promise.all(reviewed.map((environment) => ofOne(session, repository, environment)));
  // Which environments have reviewers is known as far as they are.
  return together([...parts, { rows: [], end: environments.end }]);
}

type Node = Record<string, unknown>;

function isReviewed(environment: unknown): environment is Node {
  const rules = isRecord(environment) ? environment["protection_rules"] : null;
  return Array.isArray(rules) && rules.some((rule) => isRecord(rule) && rule["type"] === "required_reviewers");
}

async function ofOne(session: Session, repository: string, environment: Node): Promise<Listed> {
  const name = String(environment["name"]);
  const place = `/repos${repository}/deployments`;
  const meaning = { permission: "deployments", known: session.granted !== null };
  try {
    const query = `environment=${encodeURIComponent(name)}&per_page=${MOST_DEPLOYMENTS + 1}`;
    const { data } = await session.client.get(`${place}?${query}`);
    if (!Array.isArray(data)) throw new CallFault("lasting", "was answered with what is no list");
    const newest: unknown[] = data.slice(0, MOST_DEPLOYMENTS);
    // What is no deployment goes on as it is: the reduction names it.
    const deployments = await Promise.all(newest.map((one) => (isRecord(one) ? whole(session, repository, one) : one)));
    const more = data.length > MOST_DEPLOYMENTS;
    const value = { environment: name, environment_id: environment["id"], more, deployments };
    return { rows: [{ value, evidence: `GET ${place}?environment=${encodeURIComponent(name)}` }], end: COMPLETE };
  } catch (error) {
    return unread(endOf(error, `GET ${place}`, meaning));
  }
}

/**
 * A deployment with its states and, where one names a run that made it, who decided on that. The address of a log is what
 * anybody who may deploy writes there, so a run counts that is of this repository, and of the commit that was deployed.
 * @throws CallFault
 */
async function whole(session: Session, repository: string, deployment: Node): Promise<Node> {
  const base = `/repos${repository}`;
  const statuses = await rowsOf(
    session,
    `${base}/deployments${path`/${String(deployment["id"])}`}/statuses?per_page=100`,
  );
  const address = session.client.endpoint.web + repository;
  const named = (statuses ?? []).map((status) => runNamedBy(status, address)).find((found) => found !== null) ?? null;
  const run = named !== null && (await isOfCommit(session, base, named, deployment["sha"])) ? named : null;
  const reviews = run === null ? null : await rowsOf(session, `${base}/actions/runs${path`/${run}`}/approvals`);
  return { ...deployment, statuses: statuses?.map((status) => withRun(status, address, run)) ?? null, reviews };
}

function withRun(status: unknown, address: string, run: number | null): unknown {
  if (!isRecord(status)) return status;
  return { ...status, run: run !== null && runNamedBy(status, address) === run ? run : null };
}

/** Whether a run was of a commit; false too where the run is gone, or either is not known. @throws CallFault */
async function isOfCommit(session: Session, base: string, run: number, sha: unknown): Promise<boolean> {
  const found = await answerOf(session, `${base}/actions/runs${path`/${run}`}`);
  if (found === undefined) return false;
  if (!isRecord(found)) throw new CallFault("lasting", "was answered with what is no run");
  return typeof sha === "string" && found["id"] === run && found["head_sha"] === sha;
}

/** The rows at a place; null where it is gone: a run may be deleted while its deployment stays. @throws CallFault */
async function rowsOf(session: Session, place: string): Promise<unknown[] | null> {
  const data = await answerOf(session, place);
  if (data === undefined) return null;
  if (Array.isArray(data)) return data;
  throw new CallFault("lasting", "was answered with what is no list");
}

/** What is at a place; undefined where nothing is any more, which no answer is: one can be `null`. @throws CallFault */
async function answerOf(session: Session, place: string): Promise<unknown> {
  try {
    return (await session.client.get(place)).data;
  } catch (error) {
    if (error instanceof CallFault && error.kind === "absent") return undefined;
    throw error;
  }
}

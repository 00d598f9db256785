import type { Row } from "#collectors/shared/rows.ts";
import { ask } from "../ask.ts";
import type { Outcome } from "../listed.ts";
import { isStillThere, knownRepositories } from "../missing-repositories.ts";
import { listing, path } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";

/** Repositories that are read one by one, as they were listed. */
export interface Repository {
  id: string;
  /** GitHub's id of it in GraphQL. */
  node: string;
  owner: string;
  name: string;
  private: boolean;
  /** When somebody last pushed; null: GitHub does not say, or nobody did. */
  pushedAt: Date | null;
  /** `enabled`, `disabled`; null: GitHub does not say. */
  secretScanning: string | null;
}

/**
 * Which repositories there are. Only a credential that sees all of them proves that another one does not exist.
 */
export async function readRepositories(session: Session): Promise<{ outcome: Outcome; found: Repository[] }> {
  const all = listing("repositories", path`/orgs/${session.organization.login}/repos?type=all&sort=full_name`);
  const some = listing("repositories", "/installation/repositories", { rowsIn: "repositories" });
  const listed = await ask(session, {
    listing: session.allRepositories === false ? some : all,
    permission: "metadata",
  });
  const own = listed.rows.filter((row) => "problem" in row || ownerIs(row.value, session.organization.login));
  const found = own.flatMap((row) => ("problem" in row ? [] : (repositoryOf(row.value) ?? [])));
  const whole = listed.end.status === "complete" && session.allRepositories !== true;
  const complete =
    listed.end.status === "complete" && session.allRepositories === true
      ? await provedEnd(session, listed.rows)
      : listed.end;
  const end = whole ? { status: "partial" as const, reason: SOME[String(session.allRepositories)] ?? "" } : complete;
  return { outcome: { kind: "repositories", rows: own, end }, found };
}

/**
 * How a whole list ends that closes what is not in it: a repository that was there before and is missing is asked for,
 * because everything in it would be closed with it.
 */
async function provedEnd(session: Session, rows: readonly Row[]): Promise<Outcome["end"]> {
  const listed = new Set(
    rows.flatMap((row) => ("value" in row && isRecord(row.value) ? [String(row.value["id"])] : [])),
  );
  for (const known of knownRepositories(session)) {
    if (listed.has(known.id) || !(await isStillThere(session, known, listed))) continue;
    const reason = `GET /repos/${known.owner}/${known.name} does not say that this repository is gone, and it is missing in the list of repositories. The next collection tells.`;
    return { status: "partial", reason };
  }
  return { status: "complete" };
}

const SOME: Readonly<Record<string, string>> = {
  false:
    "The App was given selected repositories: these are read, and which others there are is not known. Give it all " +
    "repositories on its installation's page.",
  null: "A token may have been given selected repositories, and GitHub does not say so: which others there are is not known. An App with all repositories knows.",
};

/** A repository under a former name of the organization is the same; of an App that is shared it is another's. */
function ownerIs(value: unknown, login: string): boolean {
  const owner = isRecord(value) && isRecord(value["owner"]) ? value["owner"]["login"] : null;
  return typeof owner !== "string" || owner.toLowerCase() === login.toLowerCase();
}

const NAME = /^[A-Za-z0-9._-]{1,100}$/;

function repositoryOf(value: unknown): Repository | null {
  if (!isRecord(value) || !isRecord(value["owner"])) return null;
  const { id, node_id: node, name, security_and_analysis: security } = value;
  const { login: owner } = value["owner"];
  if (!Number.isSafeInteger(id) || typeof node !== "string" || typeof name !== "string") return null;
  if (typeof owner !== "string" || !NAME.test(name) || !NAME.test(owner)) return null;
  const scanning = isRecord(security) && isRecord(security["secret_scanning"]) ? security["secret_scanning"] : {};
  return {
    id: String(id),
    node,
    owner,
    name,
    private: value["private"] !== false,
    pushedAt: timeOf(value["pushed_at"]),
    secretScanning: typeof scanning["status"] === "string" ? scanning["status"] : null,
  };
}

function timeOf(value: unknown): Date | null {
  const time = typeof value === "string" ? new Date(value) : null;
  return time === null || Number.isNaN(time.getTime()) ? null : time;
}

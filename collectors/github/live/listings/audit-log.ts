import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { AuditEvent } from "../../documents/audit-events.ts";
import { slicePath } from "../../slices/plan.ts";
import { CallFault } from "../call-fault.ts";
import { COMPLETE, endOf } from "../listed.ts";
import { path } from "../listing.ts";
import { linked } from "../read-pages.ts";
import { gateOf, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** What the audit log says of repositories since the last collection. */
export interface AuditLog {
  end: PlannedEnd;
  /** When something that is read of it was last changed; null: no event says that it was. */
  touchedAt(repository: Repository): Date | null;
}

const PERMISSION = "organization_administration";

/** Repositories are all read within this time, so older events say nothing new. */
const WINDOW_MS = 24 * 3_600_000;

/** Events come into the log with a delay, and clocks differ. */
const OVERLAP_MS = 15 * 60_000;

/** Most pages that are read of what happened since: beyond that repositories wait for their turn. */
const MAX_PAGES = 10;

const ONLY_CLOUD =
  "GitHub tells the audit log to organizations of Enterprise Cloud only. A key, a secret or an environment that was made without a push is seen when its repository has its turn, at most a day later";

/** Groups of events after which a repository is another: keys, secrets, environments, rules, webhooks, who has access. */
const TOUCHING = new Set([
  ...["repo", "public_key", "environment", "hook", "team", "workflows"],
  ...["protected_branch", "repository_ruleset", "required_status_check"],
]);

/** What happens often in these groups and changes nothing that is read; GitHub is asked to leave it out. */
const LEFT_OUT = [
  ...["workflows.created_workflow_run", "workflows.completed_workflow_run", "workflows.prepared_workflow_job"],
  ...["workflows.approve_workflow_job", "workflows.rerun_workflow_run", "workflows.cancel_workflow_run"],
  "repo.download_zip",
];

/**
 * Reads which repositories somebody changed since the log was last read whole. Git events are not asked for: a push shows
 * in the list of repositories. Nothing of an event is kept but when which repository was touched.
 * @see https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization
 */
export async function readAuditLog(session: Session): Promise<AuditLog> {
  const touched = new Map<string, number>();
  const touchedAt = ({ id, owner, name }: Repository): Date | null => {
    const times = [`#${id}`, `${owner}/${name}`.toLowerCase()].map((key) => touched.get(key) ?? 0);
    const newest = Math.max(...times);
    return newest > 0 ? new Date(newest) : null;
  };
  const end = gateOf(session, PERMISSION) ?? (await readEvents(session, touched));
  return { end, touchedAt };
}

async function readEvents(session: Session, touched: Map<string, number>): Promise<PlannedEnd> {
  const { client, organization } = session;
  const { pageSize } = client.limits;
  const place = path`/orgs/${organization.login}/audit-log`;
  const without = LEFT_OUT.map((action) => `-action:${action}`).join(" ");
  const phrase = `created:>=${sinceOf(session).toISOString().slice(0, 19)}Z ${without}`;
  const query = new URLSearchParams({ include: "web", phrase, per_page: String(pageSize) });
  const partial = (why: string): PlannedEnd => {
    const reason = `GET ${place} ${why}. Repositories that it may name beside those read have their turn within a day.`;
    return { status: "partial", reason };
  };
  const seen = new Set<string>();
  let garbled = 0;
  let next: string | null = `${place}?${query.toString()}`;
  for (let pages = 0; next !== null; pages += 1) {
    if (pages === MAX_PAGES)
      return partial(`has more than ${MAX_PAGES} pages since it was last read, and no more are read`);
    let rows: unknown[];
    const asked: string = next;
    try {
      const { data, link } = await client.get(asked);
      if (!Array.isArray(data)) throw new CallFault("lasting", "was answered with what is no list");
      rows = data as unknown[];
      next = linked(link, "next", asked);
    } catch (error) {
      // Of a token nothing is known; that it may see the organization's settings, other listings tell.
      const meaning = { permission: PERMISSION, known: true, absent: `${ONLY_CLOUD}.`, refused: `${ONLY_CLOUD}.` };
      return endOf(error, `GET ${place}`, meaning, pages);
    }
    const print = JSON.stringify(rows);
    if (rows.length > 0 && seen.has(print)) return partial("leads back to a page before it");
    seen.add(print);
    garbled += rows.filter((row) => !note(row, touched)).length;
    if (next !== null && rows.length < pageSize) return partial("has a page in the middle that is not full");
    if (next === null && rows.length >= pageSize) return partial("ends with a full page, and there may be more");
  }
  return garbled === 0
    ? COMPLETE
    : partial(`holds ${garbled} ${garbled === 1 ? "event" : "events"} that cannot be read`);
}

/** Notes when an event touched a repository. @returns whether the event could be read */
function note(row: unknown, touched: Map<string, number>): boolean {
  const event = AuditEvent.safeParse(row);
  if (!event.success) return false;
  const { action, created_at: at, repo, repo_id: id } = event.data;
  if (!TOUCHING.has(action.split(".")[0] ?? "") || LEFT_OUT.includes(action)) return true;
  for (const key of [id ? `#${id}` : null, repo?.toLowerCase() ?? null]) {
    if (key !== null) touched.set(key, Math.max(at, touched.get(key) ?? 0));
  }
  return true;
}

/** Since the log was last read whole, and at most a day; before anything was read, nothing is to be brought forward. */
function sinceOf({ lastEnds, readAt }: Session): Date {
  const last = lastEnds?.get(slicePath("audit-log"));
  const isFirst = !lastEnds?.has(slicePath("repositories"));
  const from = isFirst ? readAt.getTime() : last?.status === "complete" ? last.readAt.getTime() : 0;
  return new Date(Math.max(from - OVERLAP_MS, readAt.getTime() - WINDOW_MS));
}

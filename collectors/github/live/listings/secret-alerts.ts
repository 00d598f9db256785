import { ask } from "../ask.ts";
import { COMPLETE, unread, type Listed } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { isRecord } from "../records.ts";
import { denied, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

const PERMISSION = "secret_scanning_alerts";

/** Open alerts of all repositories, in one list. */
export interface Alerts {
  listed: Listed;
  of: ReadonlyMap<string, Row[]>;
}

/** Reads the open alerts of the whole organization; values are hidden by GitHub, and dropped where it does not. */
export async function readAlerts(session: Session): Promise<Alerts> {
  const query = "?state=open&hide_secret=true";
  const listed = await ask(session, {
    listing: listing("secret-alerts", `${path`/orgs/${session.organization.login}/secret-scanning/alerts`}${query}`, {
      idOf: (row) => (isRecord(row) && isRecord(row["repository"]) ? [row["repository"]["id"], row["number"]] : null),
    }),
    permission: PERMISSION,
    absent: "secret scanning is not there for this organization.",
  });
  const of = new Map<string, Row[]>();
  for (const row of listed.rows) {
    const repository = "value" in row && isRecord(row.value) ? row.value["repository"] : null;
    const id = isRecord(repository) ? String(repository["id"]) : "";
    of.set(id, [...(of.get(id) ?? []), row]);
  }
  return { listed, of };
}

/** The alerts of one repository. */
export function alertsOf({ granted }: Session, alerts: Alerts, repository: Repository): Listed {
  const { end } = alerts.listed;
  const nameless = alerts.of.has("");
  if (end.status !== "complete" && end.status !== "partial") return unread(end);
  if (repository.secretScanning === "disabled") {
    return unread({ status: "not-supported", reason: "Secret scanning is switched off in this repository." });
  }
  const rows = alerts.of.get(repository.id) ?? [];
  if (nameless) {
    return {
      rows,
      end: { status: "partial", reason: "Some alerts of the organization do not say in which repository they are." },
    };
  }
  if (repository.secretScanning === null && rows.length === 0 && end.status === "complete") {
    const what = "GitHub does not say whether secret scanning is on in this repository";
    // A server without secret scanning never says it, to nobody.
    if (granted?.has("administration")) return unread({ status: "not-supported", reason: `${what}.` });
    return unread(denied("administration", what));
  }
  return { rows, end: end.status === "complete" ? COMPLETE : end };
}

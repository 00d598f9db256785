import { CallFault } from "../call-fault.ts";
import { faultIn, type Detail } from "../details.ts";
import { COMPLETE, endOf, together, unread, type Listed } from "../listed.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { isRecord } from "../records.ts";
import { gateOf, type Session } from "../session.ts";
import { protectionOf, rulesetOf } from "./rules-of-graphql.ts";

const PLACE = "POST /graphql";

/**
 * Rulesets that hold in a repository, and branch protection.
 * @param keys how the repository's deploy keys ended, which need the same permission: without it GraphQL answers with no
 *   rules instead of refusing, so only that it is there makes an empty list believable
 */
export function readBranchRules(session: Session, detail: Detail, keys: Listed): Listed {
  const gate = gateOf(session, "administration");
  const rulesets = part(session, detail, "rulesets", "metadata", rulesetOf);
  if (gate) return together([rulesets, unread(gate)]);
  if (keys.end.status !== "complete" && session.granted === null) {
    const reason = `Branch protection is believed only where deploy keys can be read, which needs the same permission. ${keys.end.reason ?? ""}`;
    return together([rulesets, unread({ status: keys.end.status === "denied" ? "denied" : "failed", reason })]);
  }
  return together([rulesets, part(session, detail, "branchProtectionRules", "administration", protectionOf)]);
}

function part(
  session: Session,
  detail: Detail,
  field: "rulesets" | "branchProtectionRules",
  permission: string,
  documentOf: (node: Record<string, unknown>) => unknown,
): Listed {
  const place = `${PLACE} (${field})`;
  const fault = detail instanceof CallFault ? detail : faultIn(detail, field);
  const meaning = { permission, known: session.granted !== null };
  if (fault) return unread(endOf(fault, place, meaning));
  const connection = detail instanceof CallFault ? null : detail.repository[field];
  if (!isRecord(connection) || !Array.isArray(connection["nodes"])) {
    return unread({ status: "failed", reason: `${place} was answered with what is no list.` });
  }
  const rows = connection["nodes"].map((node: unknown): Row => {
    const document = isRecord(node) ? documentOf(node) : null;
    if (document !== null) return { value: document, evidence: place };
    return { problem: { where: place, message: "Not read: a rule came without all that belongs to it." } };
  });
  if (isRecord(connection["pageInfo"]) && connection["pageInfo"]["hasNextPage"] === false)
    return { rows, end: COMPLETE };
  return { rows, end: { status: "partial", reason: `${place}: there are more than 100, and the rest is not read.` } };
}

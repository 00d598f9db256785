import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { CallFault } from "../call-fault.ts";
import { COMPLETE, endOf, unread, type Listed, type Outcome } from "../listed.ts";
import { isRecord } from "../records.ts";
import { gateOf, type Session } from "../session.ts";

const QUERY = `query SamlIdentities($login: String!, $size: Int!, $after: String) {
  organization(login: $login) {
    samlIdentityProvider {
      externalIdentities(first: $size, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { guid user { login databaseId } samlIdentity { nameId username } scimIdentity { username } }
      }
    }
  }
}`;

const PLACE = "POST /graphql (samlIdentityProvider)";

const NO_PROVIDER: PlannedEnd = {
  status: "not-supported",
  reason:
    "The organization has no SAML identity provider of its own: single sign-on is not set up, or its enterprise does it, whose identities only an enterprise owner's credential may read.",
};

const APPS_ONLY: PlannedEnd = {
  status: "not-supported",
  reason:
    "GitHub shows SAML identities to Apps only, and answers a token as if there were none. Connect the organization by a GitHub App.",
};

/** Which accounts have an identity at the organization's SAML identity provider, page by page. */
export async function readSamlIdentities(session: Session): Promise<Outcome> {
  const gate = gateOf(session, "members") ?? (session.granted === null ? APPS_ONLY : null);
  return { kind: "saml-identities", ...(gate ? unread(gate) : await readIdentities(session)) };
}

async function readIdentities({ client, organization }: Session): Promise<Listed> {
  const rows: Row[] = [];
  const cursors = new Set<string>();
  let after: string | null = null;
  let seen = 0;
  let total = 0;
  const partial = (why: string): Listed => {
    return { rows, end: { status: "partial", reason: `${PLACE}: ${why}. What was read is kept.` } };
  };
  for (let pages = 0; ; pages += 1) {
    if (pages === client.limits.pages) return partial("there are more pages than are read");
    let page: Page | null;
    try {
      const variables = { login: organization.login, size: client.limits.pageSize, after };
      page = pageOf(await client.graphql(QUERY, variables));
    } catch (error) {
      return { rows, end: endOf(error, PLACE, { permission: "members", known: true }, pages) };
    }
    if (page === null)
      return pages === 0 ? unread(NO_PROVIDER) : partial("the identity provider went while it was read");
    seen += page.nodes.length;
    total = Math.max(total, page.total);
    rows.push(...page.nodes.flatMap(rowOf));
    if (page.next === null) break;
    if (cursors.has(page.next)) return partial("a page leads back to one before it");
    cursors.add(page.next);
    after = page.next;
  }
  client.onObjects?.("saml-identities", rows.length);
  return seen < total ? partial(`${seen} identities came of ${total}`) : { rows, end: COMPLETE };
}

interface Page {
  nodes: unknown[];
  total: number;
  next: string | null;
}

/** @returns null where there is no provider @throws CallFault */
function pageOf({ data, errors }: { data: Record<string, unknown>; errors: readonly { type: string }[] }): Page | null {
  if (errors.some(({ type }) => type === "FORBIDDEN")) throw new CallFault("denied", "was refused (FORBIDDEN)");
  if (errors.length > 0) throw new CallFault("passing", "was answered in part, with errors");
  const { organization } = data;
  if (!isRecord(organization)) throw new CallFault("lasting", "was answered without the organization");
  const provider = organization["samlIdentityProvider"];
  if (provider === null) return null;
  const found = isRecord(provider) ? provider["externalIdentities"] : null;
  const about = isRecord(found) && isRecord(found["pageInfo"]) ? found["pageInfo"] : null;
  if (!isRecord(found) || !about || !Array.isArray(found["nodes"]) || !Number.isSafeInteger(found["totalCount"]))
    throw new CallFault("lasting", "was answered with what is no list");
  const cursor = about["endCursor"];
  if (about["hasNextPage"] === true && typeof cursor !== "string")
    throw new CallFault("lasting", "was answered with a page that leads nowhere");
  return {
    nodes: found["nodes"],
    total: Number(found["totalCount"]),
    next: about["hasNextPage"] === true ? String(cursor) : null,
  };
}

/** One that no account has claimed is about nobody here. A null in the list stays one, and is a problem of the slice. */
function rowOf(node: unknown): Row[] {
  if (!isRecord(node)) return [{ value: node, evidence: PLACE }];
  const { guid, user, samlIdentity, scimIdentity } = node;
  if (user === null) return [];
  const [saml, scim] = [samlIdentity, scimIdentity].map((one) => (isRecord(one) ? one : {}));
  const username = scim?.["username"] ?? saml?.["username"] ?? saml?.["nameId"] ?? null;
  const account = isRecord(user) ? { login: user["login"], id: user["databaseId"] } : user;
  return [{ value: { guid, user: account, username }, evidence: PLACE }];
}

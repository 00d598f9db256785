import type { IdentityContent, IdentityHead, IdentityView } from "#lib/domain/inventory/view.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { readChainsOf } from "./identity-chains.ts";
import { readIdentityFacts, type IdentityFacts } from "./identity-facts.ts";
import { readIdentityHead } from "./identity-head.ts";
import { readLeads } from "./identity-leads.ts";
import { readTrust } from "./identity-trust.ts";
import {
  readAccess,
  readCredentialsTab,
  readEvidence,
  readHistory,
  readOverview,
  type IdentityQuery,
} from "./identity-tabs.ts";

/**
 * One identity as of a time or now: what stands over every tab, and the tab asked for; the others are not read.
 * @throws NotFound when there is no such identity, or was none yet
 * @throws InvalidInput when the cursor means nothing
 */
export async function getIdentity(context: Context, id: string, query: IdentityQuery): Promise<IdentityView> {
  authorize(context.actor, "inventory.read");
  const found = await readIdentityFacts(context, id, query.asOf ?? null);
  const reading = readIdentityHead(context, found);
  const [head, content] = await Promise.all([reading, readContent(context, found, query, reading)]);
  return { head, content };
}

async function readContent(
  context: Context,
  found: IdentityFacts,
  query: IdentityQuery,
  head: Promise<IdentityHead>,
): Promise<IdentityContent> {
  switch (query.tab) {
    case "overview":
      return readOverview(context, found, query);
    case "trust":
      // An address that asks it of somebody nobody can become is answered as without it.
      return found.system.words(found.row.kind).trusted
        ? readTrust(context, found)
        : readOverview(context, found, { ...query, tab: "overview" });
    case "leads":
      return found.system.words(found.row.kind).leads
        ? readLeads(context, found)
        : readOverview(context, found, { ...query, tab: "overview" });
    case "chains":
      return { tab: "chains", chains: await readChainsOf(context, found) };
    case "access":
      return readAccess(context, found);
    case "credentials":
      return readCredentialsTab(context, found, query);
    case "history":
      return readHistory(context, found, query);
    case "evidence":
      return readEvidence(found, query, head);
  }
}

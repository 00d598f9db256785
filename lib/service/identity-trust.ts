import type { TrustContent } from "#lib/domain/inventory/view.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { accountOf } from "#lib/domain/systems/aws/policy/arn.ts";
import { policyOf } from "#lib/domain/systems/aws/statements.ts";
import { namedBy } from "#lib/domain/systems/aws/trust/named-principals.ts";
import { trustView } from "#lib/domain/systems/aws/trust/trust-view.ts";
import { readAccountsWorld } from "./aws-world.ts";
import type { Context } from "./context.ts";
import type { IdentityFacts } from "./identity-facts.ts";
import { readTrustTokens } from "./trust-tokens.ts";

/** Other accounts whose roles and users are looked at; a policy that names more says so by "not read". */
const OTHER_ACCOUNTS = 8;

/** Who can become a role, from its own account and those its trust policy names, and by tokens of other systems. */
export async function readTrust(context: Context, found: IdentityFacts): Promise<TrustContent> {
  const { pool } = context.database;
  const { stored, identity, documents, at } = found;
  const arn = textOf(identity?.content.arn);
  const own = accountOf(arn) ?? "";
  const trust = documents.find(({ kind, content }) => kind === "trust-policy" && isOwn(content, found));
  const named = trust ? [...namedBy(policyOf(trust.content)).values()].map((one) => one.named) : [];
  const others = named.flatMap((one) =>
    one.kind === "account" || one.kind === "session"
      ? one.account
      : one.kind === "principal"
        ? (accountOf(one.arn) ?? [])
        : [],
  );
  const [{ world, pages, cut }, known] = await Promise.all([
    readAccountsWorld(pool, {
      trustDomainId: stored.trustDomainId,
      partition: stored.alias.split(":")[1] ?? "aws",
      accounts: [...new Set([own, ...others])].slice(0, OTHER_ACCOUNTS + 1),
      asOf: at,
      now: context.now,
      contents: false,
    }),
    trust ? readTrustTokens(context, policyOf(trust.content), at) : { tokens: [], unread: [] },
  ]);
  const view = trustView({ world, role: arn, tokens: known.tokens, idOf: (one) => pages.get(one) ?? null });
  return {
    tab: "trust",
    trust: { ...view, unread: [...(cut === null ? [] : [cut]), ...view.unread, ...known.unread] },
  };
}

/** Of the trust policies that it is named in, its own. */
function isOwn(content: object, { ownAttachments, documents }: IdentityFacts): boolean {
  const own = ownAttachments.find(({ kind }) => kind === "trust")?.document;
  return documents.some((document) => document.alias === own && document.content === content);
}

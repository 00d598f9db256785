import { notFound } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { cache } from "react";
import type { AccountView } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { NotFound } from "#lib/errors.ts";
import { getAccount } from "#lib/service/accounts.ts";
import { context } from "../../request.ts";
import { consoleParsers, invalidParameters } from "../../search-params.ts";

const load = createLoader(consoleParsers);

/** What the page of an account shows. */
export interface LoadedAccount {
  view: AccountView;
  asOf: Date | null;
  invalid: string[];
}

/** Reads the address and the account it names, once for the page and its title. */
export const loadAccount = cache(
  async (params: Promise<{ id: string }>, searchParams: Promise<SearchParams>): Promise<LoadedAccount> => {
    const [{ id }, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const { asof } = load(raw);
    const invalid = invalidParameters(raw, consoleParsers);
    const asOf = asof && asof <= ctx.now ? asof : null;
    const view = await getAccount(ctx, id, asOf).catch(orNotFound);
    return { view, asOf, invalid: asof && !asOf ? [...invalid, `asof=${String(raw.asof)}`] : invalid };
  },
);

function orNotFound(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}

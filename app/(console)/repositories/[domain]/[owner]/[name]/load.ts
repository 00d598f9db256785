import { notFound } from "next/navigation";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { cache } from "react";
import type { RepositoryView } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { NotFound } from "#lib/errors.ts";
import { getRepository } from "#lib/service/repositories.ts";
import { context } from "../../../../request.ts";
import { consoleParsers, invalidParameters } from "../../../../search-params.ts";

/** The address of a repository: the time it shows, and its host where that is not the usual one. */
const parsers = { ...consoleParsers, host: parseAsString.withDefault("github.com") };

const load = createLoader(parsers);

export interface RepositoryParams {
  domain: string;
  owner: string;
  name: string;
}

export interface LoadedRepository {
  view: RepositoryView;
  asOf: Date | null;
  now: Date;
  invalid: string[];
}

/** Reads the address and the repository it names, once for the page and its title. */
export const loadRepository = cache(
  async (params: Promise<RepositoryParams>, searchParams: Promise<SearchParams>): Promise<LoadedRepository> => {
    const [{ domain, owner, name }, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const { asof, host } = load(raw);
    const invalid = invalidParameters(raw, parsers);
    const asOf = asof && asof <= ctx.now ? asof : null;
    const place = { domain: decoded(domain), host, name: `${decoded(owner)}/${decoded(name)}` };
    const view = await getRepository(ctx, place, asOf).catch(orNotFound);
    return { view, asOf, now: ctx.now, invalid: asof && !asOf ? [...invalid, `asof=${String(raw.asof)}`] : invalid };
  },
);

/** A part of an address that is no text names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return notFound();
  }
}

function orNotFound(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}

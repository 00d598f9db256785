import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import type { PathsView } from "#lib/domain/reach/views/path-view.ts";
import type { ResourceView } from "#lib/domain/reach/views/resource-view.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { readPaths } from "#lib/service/paths.ts";
import { getResource } from "#lib/service/resource.ts";
import { context } from "../../request.ts";
import { readResourceRequest, type ResourceParams } from "./search-params.ts";

/** What the page of a resource shows. */
export interface LoadedResource {
  view: ResourceView;
  /** Chains of the identity that was asked for. */
  chains: PathsView | null;
  params: ResourceParams;
  invalid: string[];
  now: Date;
}

/** Reads the address and the resource it names, once for the page and its title. */
export const loadResource = cache(
  async (params: Promise<{ key: string }>, searchParams: Promise<SearchParams>): Promise<LoadedResource> => {
    const [part, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const request = readResourceRequest(raw);
    const key = decoded(part.key);
    const { from, page } = request.params;
    try {
      const view = await getResource(ctx, key, page);
      const loaded = { ...request, view, now: ctx.now };
      if (from === null) return { ...loaded, chains: null };
      const chains = await readPaths(ctx, from, { to: key }).catch(orNull);
      return { ...loaded, chains, invalid: chains ? request.invalid : [...request.invalid, `from=${from}`] };
    } catch (error) {
      if (error instanceof NotFound || error instanceof InvalidInput) notFound();
      throw error;
    }
  },
);

/** Chains of somebody who is not there are no reason not to show the resource. */
function orNull(error: unknown): null {
  if (error instanceof NotFound || error instanceof InvalidInput) return null;
  throw error;
}

/** A part of an address that is no text names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return notFound();
  }
}

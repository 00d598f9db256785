import { notFound } from "next/navigation";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import type { SourceActivity } from "#lib/domain/sources/collection.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { NotFound } from "#lib/errors.ts";
import { may } from "#lib/service/authorize.ts";
import { readSourceActivity } from "#lib/service/source-activity.ts";
import { readSourceSetup } from "#lib/service/source-setup.ts";
import { context, sources } from "../../request.ts";

/** What the person may do to the source. */
export interface Allowed {
  connect: boolean;
  control: boolean;
  remove: boolean;
  confirm: boolean;
}

export interface LoadedSource {
  setup: SourceSetup;
  /** Null: never read. */
  coverage: SourceCoverage | null;
  activity: SourceActivity;
  now: Date;
  asOf: Date | null;
  allowed: Allowed;
}

/** Reads everything the page of one source shows. */
export async function loadSource(params: Promise<{ slug: string }>, asof: Date | null): Promise<LoadedSource> {
  const ctx = await context();
  const { slug } = await params;
  const setup = await readSourceSetup(ctx, slug).catch(orNotFound);
  const asOf = asof && asof <= ctx.now ? asof : null;
  const [known, activity] = await Promise.all([sources(asOf), readSourceActivity(ctx, setup)]);
  return {
    setup,
    coverage: known.find((source) => source.slug === slug) ?? null,
    activity,
    now: ctx.now,
    asOf,
    allowed: {
      connect: may(ctx.actor, "source.connect"),
      control: may(ctx.actor, "source.control"),
      remove: may(ctx.actor, "source.remove"),
      confirm: may(ctx.actor, "source.confirm-removals"),
    },
  };
}

function orNotFound(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}

import { notFound, redirect } from "next/navigation";
import { manifestOf } from "#collectors/manifests.ts";
import type { LiveManifest } from "#collectors/types.ts";
import type { ConnectionTestView } from "#lib/domain/sources/connection-test.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { NotFound } from "#lib/errors.ts";
import { may } from "#lib/service/authorize.ts";
import { readConnectionTest } from "#lib/service/connection-test.ts";
import { readSourceSetup } from "#lib/service/source-setup.ts";
import { context } from "../../request.ts";

/** What every step of connecting knows. */
export interface Connecting {
  setup: SourceSetup;
  live: LiveManifest;
  test: ConnectionTestView | null;
  now: Date;
}

/** Reads how far connecting has come; sources that cannot be connected have no such pages. */
export async function loadConnecting(params: Promise<{ slug: string }>): Promise<Connecting> {
  const ctx = await context();
  const { slug } = await params;
  if (!may(ctx.actor, "source.connect")) redirect("/connect");
  const [setup, test] = await Promise.all([
    readSourceSetup(ctx, slug).catch(orNotFound),
    readConnectionTest(ctx, slug),
  ]);
  const { live } = manifestOf(setup.system);
  if (!live || setup.sample) notFound();
  return { setup, live, test, now: ctx.now };
}

function orNotFound(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}

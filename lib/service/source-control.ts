import type pg from "pg";
import { z } from "zod";
import { readNewestTest } from "#lib/db/connection-tests.ts";
import { retireSource } from "#lib/db/source-removal.ts";
import { writeState, type LockedSource } from "#lib/db/source-setup.ts";
import { checkSchedule, defaultSchedule, nextTime } from "#lib/domain/schedule/schedule.ts";
import { Conflict, InvalidInput } from "#lib/errors.ts";
import { enqueueCollection, requestCancel } from "#lib/jobs/enqueue.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { removeSample, sampleIsShown } from "./sample.ts";
import { onSource } from "./source-command.ts";

const NOTHING_SAVED = "Say first how the system is reached.";

/** A source by its name. */
export const NamedSource = z.object({ slug: z.string().max(200) });

type NamedSource = z.output<typeof NamedSource>;

/** The last step of connecting: the sample goes if it is still shown, and only when somebody agreed. */
export const ActivateSource = NamedSource.extend({ replaceSample: z.stringbool().or(z.boolean()).default(false) });

/**
 * Makes a draft a source: scheduled, and its first collection asked for.
 * @throws Conflict while the sample is shown and nobody agreed to remove it · InvalidInput when nothing is saved
 */
export async function activateSource(context: Context, { slug, replaceSample }: z.output<typeof ActivateSource>) {
  authorize(context.actor, "source.connect");
  // Looked at before the sample goes: nothing may be lost for a source that cannot be read.
  const test = await readNewestTest(context.database.pool, slug);
  if (test?.status !== "done") throw new InvalidInput("Test the connection first.");
  if (await sampleIsShown(context)) {
    if (!replaceSample) {
      throw new Conflict("Sample and real never stand side by side. Agree that the sample is removed, then go on.");
    }
    await removeSample(context);
  }
  await onSource(context, { permission: "source.connect", action: "source.activate", slug }, async (client, source) => {
    if (!source.settings) throw new InvalidInput(NOTHING_SAVED);
    const schedule = source.schedule ?? defaultSchedule(slug);
    await writeState(client, source.id, { state: "active", schedule, nextRunAt: nextTime(schedule, context.now) });
    await ask(client, source, context);
    return { schedule };
  });
}

/** Asks for a collection at once. Asked twice, it is one. @throws InvalidInput for what only directories can feed */
export async function collectNow(context: Context, { slug }: NamedSource): Promise<void> {
  await onSource(
    context,
    { permission: "source.collect", action: "source.collect-now", slug },
    async (client, source) => {
      if (!source.settings || source.state === "draft") {
        throw new InvalidInput(`${slug} is collected from directories: run rollcall collect for it.`);
      }
      await ask(client, source, context);
      return {};
    },
  );
}

async function ask(client: pg.PoolClient, source: LockedSource, context: Context): Promise<void> {
  const { kind, id, name } = context.actor;
  const requestedBy = { kind, id, name };
  await enqueueCollection(client, { sourceId: source.id, sourceSlug: source.slug, requestedBy });
}

/** Stops the collection that waits or runs; what it has read stays. Nothing under way is no error. */
export async function cancelCollection(context: Context, { slug }: NamedSource): Promise<void> {
  await onSource(context, { permission: "source.control", action: "source.cancel", slug }, async (client, source) => {
    const canceled = await requestCancel(client, source.id, context.actor.name);
    return canceled ? {} : null;
  });
}

/** Stops reading by schedule until somebody resumes. What is known grows old, and the pages say so. */
export async function pauseSource(context: Context, { slug }: NamedSource): Promise<void> {
  await onSource(context, { permission: "source.control", action: "source.pause", slug }, async (client, source) => {
    if (source.state !== "active") return null;
    await writeState(client, source.id, { state: "paused", schedule: source.schedule, nextRunAt: null });
    return {};
  });
}

/** Goes on reading by schedule. */
export async function resumeSource(context: Context, { slug }: NamedSource): Promise<void> {
  await onSource(context, { permission: "source.control", action: "source.resume", slug }, async (client, source) => {
    if (source.state !== "paused") return null;
    const nextRunAt = source.schedule === null ? null : nextTime(source.schedule, context.now);
    await writeState(client, source.id, { state: "active", schedule: source.schedule, nextRunAt });
    return {};
  });
}

/** A cron expression in UTC; empty: the hourly one of this source. */
export const ScheduleSource = NamedSource.extend({ schedule: z.string().trim().max(200) });

/** Says when a source is read. @throws InvalidInput with a sentence when the expression is none */
export async function scheduleSource(context: Context, { slug, schedule }: z.output<typeof ScheduleSource>) {
  const checked = checkSchedule(schedule === "" ? defaultSchedule(slug) : schedule);
  if (!checked.valid) throw new InvalidInput(checked.problem);
  const { expression } = checked;
  await onSource(context, { permission: "source.control", action: "source.schedule", slug }, async (client, source) => {
    const nextRunAt = source.state === "active" ? nextTime(expression, context.now) : null;
    await writeState(client, source.id, { state: source.state, schedule: expression, nextRunAt });
    return { schedule: expression };
  });
}

/** The name, typed by whoever removes. */
export const RemoveSource = NamedSource.extend({ typed: z.string().max(200) });

/** Stops watching a source for good; its history stays readable. @throws InvalidInput when the typed name differs */
export async function removeSource(context: Context, { slug, typed }: z.output<typeof RemoveSource>): Promise<void> {
  if (typed.trim() !== slug) throw new InvalidInput(`Type ${slug} to remove it.`);
  await onSource(context, { permission: "source.remove", action: "source.remove", slug }, async (client, source) => {
    if (source.sample) throw new Conflict("It belongs to the sample organization, which is removed as a whole.");
    await requestCancel(client, source.id, context.actor.name);
    const closed = await retireSource(client, source, context.now);
    return { closed };
  });
}

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Collector, LiveInput, LiveManifest } from "#collectors/types.ts";
import { accounts, anAccount, aNamespace, listIn, listOf } from "#lib/domain/testing/toy-things.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { toyCollector } from "./toy-collector.ts";

/** What a toy that runs is told by the settings of its source. */
const ToyBehavior = z.object({
  /** Which state of the toy is read: each differs from the one before, and is read ten minutes later. */
  round: z.coerce.number().default(0),
  namespaces: z.coerce.number().default(3),
  /** Which trust domain a check says it is. */
  domain: z.string().optional(),
  /** How long it takes for each thing that it says. */
  pauseMs: z.coerce.number().default(0),
  collect: z
    .enum(["works", "is-away", "is-wrong", "is-broken", "hangs", "echoes", "echoes-found", "computes"])
    .default("works"),
  /** When it may be asked again, if it is away. */
  retryAt: z.string().optional(),
});

/** A token that the surroundings give: no stored credential holds it. */
export const FOUND_SECRET = "found-secret/of+the=surroundings";

/** Longer than a silent worker is waited for. */
const COMPUTES_MS = 5500;

export type ToyBehavior = z.input<typeof ToyBehavior>;

const LIVE: LiveManifest = {
  connections: [
    {
      id: "address",
      label: "Address and token",
      explanation: "The only way to a toy.",
      fields: [
        { name: "address", label: "Address", help: "", kind: "line", required: true },
        { name: "token", label: "Token", help: "", kind: "line", secret: true, required: true },
      ],
    },
  ],
  permissions: [],
  neverRead: [],
  grant: () => [],
};

/** A toy that runs: it behaves as its settings say, and refuses a token that does not begin with `toy-`. */
export const toyLive: Collector = {
  ...toyCollector({ readAt: 0, readings: [], domain: "none" }),
  manifest: { ...toyCollector({ readAt: 0, readings: [], domain: "none" }).manifest, live: LIVE },
  async *collectLive(input, trustDomainSlug) {
    const behavior = behaviorOf(input);
    input.onCall?.();
    await misbehave(behavior, input);
    const toy = toyCollector({
      readAt: behavior.round * 10,
      domain: input.sourceSlug,
      readings: readingsOf(behavior),
      async beforeEmission(emission) {
        if (behavior.pauseMs > 0) await sleep(behavior.pauseMs, undefined, { signal: input.signal });
        if (emission.type !== "slice") return;
        input.onCall?.();
        input.onObjects?.(emission.slice.path, 10);
      },
    });
    const directory = { path: "/", sourceSlug: input.sourceSlug, defaultNamespace: "", readAt: new Date(0) };
    yield* toy.collectDirectory({ ...directory, signal: input.signal }, trustDomainSlug);
  },
  async checkLive(input, report) {
    const behavior = behaviorOf(input);
    report({ id: "namespaces", status: "granted" });
    const token = input.credential?.["token"] ?? "";
    const check = { id: "secrets", status: "missing", detail: `denied to ${token}` } as const;
    await sleep(behavior.pauseMs);
    await misbehave(behavior, input);
    report(check);
    const permissions = [{ id: "namespaces", status: "granted" } as const, check];
    const trustDomainKey = behavior.domain ?? null;
    const warnings = [`seen by ${btoa(token)}`];
    return { identity: "toy", reached: "Toy v1", trustDomainKey, permissions, excess: [], warnings };
  },
};

function behaviorOf(input: LiveInput): z.output<typeof ToyBehavior> {
  if (!input.credential?.["token"]?.startsWith("toy-")) throw new InvalidInput("The toy does not know this token.");
  return ToyBehavior.parse(input.settings.fields);
}

async function misbehave({ collect, retryAt }: z.output<typeof ToyBehavior>, input: LiveInput): Promise<void> {
  const token = input.credential?.["token"];
  switch (collect) {
    case "is-away":
      throw new ExternalSystem("The toy is away.", retryAt === undefined ? {} : { retryAt: new Date(retryAt) });
    case "is-wrong":
      throw new InvalidInput("The toy does not like its settings.");
    case "is-broken":
      throw new TypeError(`cannot read ${token}`);
    case "echoes":
      throw new ExternalSystem(`The toy said: Authorization: Bearer ${token}`, { cause: new Error(`sent ${token}`) });
    case "echoes-found":
      input.onSecret?.(FOUND_SECRET);
      throw new ExternalSystem(`The toy said: Authorization: Bearer ${FOUND_SECRET}`);
    case "hangs":
      // As one who does not look at the signal.
      return sleep(3_600_000, undefined, { ref: false });
    case "computes":
      return compute(COMPUTES_MS);
    case "works":
  }
}

function compute(forMs: number): void {
  const until = performance.now() + forMs;
  while (performance.now() < until) Math.sqrt(until);
}

/** Some things stay, one changes in each round, one comes and goes with its namespace. */
function readingsOf({ round, namespaces }: z.output<typeof ToyBehavior>) {
  const names = Array.from({ length: namespaces }, (_, number) => `ns-${number}`);
  const passing = round % 2 === 1 ? [aNamespace("passing")] : [];
  const readings = [
    listOf("namespaces", ...names.map((name) => aNamespace(name)), ...passing),
    ...names.map((name) =>
      listIn(name, "service-accounts", ...accounts(name, 10), anAccount(`${name}/ci`, undefined, `round ${round}`)),
    ),
  ];
  if (round % 2 === 1) readings.push(listIn("passing", "service-accounts", anAccount("passing/ci")));
  return readings.map((reading) => ({ ...reading, readAt: round * 10 }));
}

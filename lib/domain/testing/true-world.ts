import fc from "fast-check";
import type { Noun } from "../facts/fact.ts";
import type { Sighting } from "./knowledge.ts";

/** What really is at one time. */
export interface World {
  things: readonly Sighting[];
  /** Ids given out so far: an id is never given twice. */
  ids: number;
  /** The time, in minutes. */
  now: number;
  /** Keys of certificates that hold, but that no listing shows any more. */
  forgotten: readonly string[];
  /** Those that listings will show no more as soon as time passes: each is shown once, unless it ends before. */
  leaving: readonly string[];
  /** Aliases that were given up by a new name. Nobody takes them, so that who has a name is never in doubt. */
  retired: readonly string[];
}

/** One thing that happens. Numbers pick, modulo what there is to pick from, so that every deed fits every world. */
export interface Deed {
  type:
    "make" | "change" | "rename" | "recreate" | "remove" | "make-namespace" | "remove-namespace" | "recreate-namespace";
  pick: number;
  name: number;
}

export const NAMESPACE_NAMES = ["east", "north", "south"] as const;
const NAMES = ["ant", "bee", "cat"] as const;

/** A kind of thing that lives in namespaces, and whether the provider gives such things ids of their own. */
export interface ThingKind {
  noun: Noun;
  kind: string;
  word: string;
  hasId: boolean;
}

export const THING_KINDS: readonly ThingKind[] = [
  { noun: "identity", kind: "service-account", word: "serviceaccount", hasId: true },
  { noun: "credential", kind: "service-account-token", word: "token", hasId: true },
  { noun: "stored-copy", kind: "secret", word: "secret", hasId: true },
  { noun: "policy-document", kind: "role", word: "role", hasId: false },
  { noun: "attachment", kind: "role-binding", word: "rolebinding", hasId: false },
  { noun: "consumer", kind: "pod", word: "pod", hasId: false },
];

/** Two namespaces with a thing of each kind: where histories begin, so that there is something to happen to. */
export const START_WORLD: World = {
  things: ["east", "north"].flatMap((namespace) => [
    newNamespace(namespace, `first-${namespace}`),
    ...THING_KINDS.map((kind) => newThing(kind, namespace, "ant", `first-${namespace}-${kind.word}`)),
  ]),
  ids: 0,
  now: 0,
  forgotten: [],
  leaving: [],
  retired: [],
};

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  type: fc.oneof(
    { weight: 6, arbitrary: fc.constant("make" as const) },
    { weight: 8, arbitrary: fc.constantFrom("change" as const, "rename", "recreate", "remove") },
    { weight: 3, arbitrary: fc.constantFrom("make-namespace" as const, "remove-namespace", "recreate-namespace") },
  ),
  pick: fc.nat(0xffff),
  name: fc.nat(0xffff),
});

/** The world after a deed; one that has nothing to happen to changes nothing. */
export function happen(world: World, deed: Deed): World {
  const { things } = world;
  const namespaces = things.filter(({ kind }) => kind === "namespace");
  const others = things.filter(({ kind }) => kind !== "namespace");
  const namespace = namespaces[deed.pick % Math.max(namespaces.length, 1)];
  const other = others[deed.pick % Math.max(others.length, 1)];
  switch (deed.type) {
    case "make":
      return make(world, namespace, deed);
    case "change":
      return other && other.expires === undefined
        ? replace(world, other, { ...other, text: `text ${world.ids}` })
        : world;
    case "rename":
      return other?.noun === "identity" ? rename(world, other) : world;
    case "recreate":
      return other?.noun === "identity" ? replace(world, other, { ...other, key: `id-${world.ids}` }) : world;
    case "remove":
      return other ? remove(world, other) : world;
    case "make-namespace":
      return makeNamespace(world, NAMESPACE_NAMES[deed.name % NAMESPACE_NAMES.length] ?? "");
    case "remove-namespace":
      return namespace ? removeNamespace(world, namespace) : world;
    case "recreate-namespace":
      return namespace ? makeNamespace(removeNamespace(world, namespace), namespace.name) : world;
  }
}

function make(world: World, namespace: Sighting | undefined, { pick, name: choice }: Deed): World {
  const kind = THING_KINDS[choice % (THING_KINDS.length + 2)];
  const name = NAMES[pick % NAMES.length] ?? "";
  if (choice % (THING_KINDS.length + 2) > THING_KINDS.length) return add(world, certificate(world, pick));
  if (!kind || !namespace) return add(world, clusterBinding(name));
  return add(world, newThing(kind, namespace.name, name, `id-${world.ids}`));
}

/** A thing as it is when it is new. */
export function newThing(
  { noun, kind, word, hasId }: ThingKind,
  namespace: string,
  name: string,
  id: string,
): Sighting {
  const alias = `kubernetes:toy:${word}:${namespace}/${name}`;
  return { noun, kind, scope: `namespace/${namespace}`, key: hasId ? id : alias, alias, name, text: "new" };
}

/** The world as the next deeds find it: without what has ended by itself. */
export function passTime(world: World, now: number): World {
  const forgotten = [...world.forgotten, ...world.leaving];
  return { ...lookAt(world, now), now, forgotten, leaving: [] };
}

/** The world as it looks later when nothing but time passes. */
export function lookAt(world: World, time: number): World {
  return { ...world, things: world.things.filter(({ expires = Infinity }) => expires > time) };
}

/** Ends by itself within a few rounds, and is never changed: another is another. */
function certificate({ ids, now }: World, pick: number): Sighting {
  const alias = `kubernetes:toy:clientcertificate:id-${ids}`;
  const expires = now + 1 + (pick % 35);
  const name = `certificate ${ids}`;
  return { noun: "credential", kind: "client-certificate", scope: "", key: alias, alias, name, text: "", expires };
}

/** What says when it ends is not taken back: it is only shown no more. */
function remove(world: World, thing: Sighting): World {
  if (thing.expires === undefined) return replace(world, thing);
  return { ...world, leaving: [...world.leaving, thing.key] };
}

/** Lives in no namespace. */
function clusterBinding(name: string): Sighting {
  const alias = `kubernetes:toy:clusterrolebinding:${name}`;
  return { noun: "attachment", kind: "cluster-role-binding", scope: "", key: alias, alias, name, text: "new" };
}

function rename(world: World, thing: Sighting): World {
  const name = `name-${world.ids}`;
  const alias = `${thing.alias.slice(0, thing.alias.lastIndexOf("/"))}/${name}`;
  return { ...replace(world, thing, { ...thing, name, alias }), retired: [...world.retired, thing.alias] };
}

function makeNamespace(world: World, name: string): World {
  return add(world, newNamespace(name, `id-${world.ids}`));
}

export function newNamespace(name: string, id: string): Sighting {
  const alias = `kubernetes:toy:namespace:${name}`;
  return { noun: "resource", kind: "namespace", scope: "", key: id, alias, name, text: "new" };
}

function removeNamespace(world: World, namespace: Sighting): World {
  const scope = `namespace/${namespace.name}`;
  const things = world.things.filter((thing) => thing !== namespace && thing.scope !== scope);
  return { ...world, things, ids: world.ids + 1 };
}

function add(world: World, thing: Sighting): World {
  const isTaken = world.retired.includes(thing.alias) || world.things.some(({ alias }) => alias === thing.alias);
  return isTaken ? world : replace(world, undefined, thing);
}

function replace(world: World, before?: Sighting, after?: Sighting): World {
  const things = world.things.filter((thing) => thing !== before);
  return { ...world, things: after ? [...things, after] : things, ids: world.ids + 1 };
}

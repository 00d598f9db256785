import type { Ability } from "./ability.ts";
import type { EdgeAnswer } from "./edge.ts";
import type { WhatIf } from "./what-if/what-if.ts";
import type { ReachWord } from "./words.ts";

/** Something that a page names: an identity, a resource, a binding. Names are written by strangers. */
export interface Named {
  /** `service-account`. */
  kind: string;
  name: string;
  system: string;
  /** The page of the identity; null where it has none. */
  id: string | null;
}

/** One stop of a chain, and how it is come to. */
export interface ReachHop extends Named {
  type: "identity" | "hub" | "resource";
  /** `can run workloads in`; null at the beginning. */
  by: string | null;
  answer: EdgeAnswer;
  /** The way here is what a cut takes away. */
  isCut: boolean;
}

export interface ReachChain {
  hops: ReachHop[];
  answer: EdgeAnswer;
  ability: Ability | null;
  /** Steps, as verdicts count them. */
  length: number;
}

/** What can be taken away, in the words of its page. */
export interface CutThing extends Named {
  /** `statement 1`; null: all of it. */
  place: string | null;
  /** Where it lives: `account/111122223333`; empty where that is not known. */
  scope: string;
}

/** One thing whose removal cuts machines off from production. */
export interface ReachCut {
  thing: CutThing;
  /** How many machines lose every known way to production by this alone. */
  machines: number;
  /** How to close it, in a sentence; null where its kind of way is not known. */
  fix: string | null;
  /** One of the chains that it cuts; it begins with one of those machines. */
  chain: ReachChain | null;
  whatIf: WhatIf;
}

/** One step of a plan: what it cuts off after all steps before it. */
export interface ReachStep {
  thing: CutThing;
  machines: number;
  together: number;
  whatIf: WhatIf;
}

export interface ReachCuts {
  /** How many machines reach production by the ways that are looked at. */
  of: number;
  cuts: ReachCut[];
  plan: ReachStep[];
  /** False where the search was given up: something else may cut more. */
  isProven: boolean;
}

/** Machines by verdict. */
export type VerdictCounts = Record<ReachWord, number>;

export interface ReachNumbers {
  all: VerdictCounts;
  bySystem: { system: string; counts: VerdictCounts }[];
  /** Of those that reach production without a condition, strongest first. */
  byAbility: { ability: Ability; machines: number }[];
  /** Steps of those; null where nobody reaches production. */
  lengths: { median: number; longest: number; shortest: number } | null;
}

/** A production resource and who reaches it. */
export interface ReachedResource {
  key: string;
  system: string;
  kind: string;
  name: string;
  /** What it lives in; null: it stands for itself. */
  container: string | null;
  /** The rule that makes it production, as a reason. */
  because: string;
  machines: number;
  conditional: number;
  /** Machines whose way there may be in what was not read. */
  unknown: number;
  /** Of those that reach it without a condition, strongest first. */
  byAbility: { ability: Ability; machines: number }[];
}

/** A machine with its chain. */
export interface MachineChain {
  machine: Named;
  chain: ReachChain;
}

/** Verdicts now and as they would be without something. */
export interface Trial {
  things: CutThing[];
  before: ReachNumbers;
  after: ReachNumbers;
  /** Who reaches production now, on conditions or without, and would not. */
  losing: { machine: Named; after: ReachWord }[];
  /** What the graph has nothing of: it may have gone meanwhile. */
  missing: string[];
}

/** What was not read and could be a way, in clauses; the rest is counted. */
export interface Unread {
  clauses: string[];
  more: number;
}

/** The page of reach. */
export interface ReachOverview {
  /** The newest time anything of it was read. */
  asOf: Date;
  /** Not everything was read: counts may be too small. */
  atLeast: boolean;
  numbers: ReachNumbers;
  longest: MachineChain[];
  shortest: MachineChain[];
  cuts: ReachCuts;
  resources: ReachedResource[];
  /** How many resources are production. */
  production: number;
  /** How many of them it was counted for; the rest are left out. */
  counted: number;
  unread: Unread;
  trial: Trial | null;
}

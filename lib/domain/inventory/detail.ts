import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Evidence } from "#lib/domain/facts/fact.ts";
import type { Expiry, LastUsed } from "./identity.ts";

/** A version of a fact as pages show it: the reduced document and where it was read. */
export interface FactView {
  noun: string;
  kind: string;
  key: string;
  name: string;
  content: JsonObject;
  evidence: Evidence;
  collectionId: string;
  /** Read at the source. */
  readAt: string;
  sourceSlug: string;
}

/** Where a grant holds: in one namespace or repository, or in all of the cluster or organization. */
export interface GrantScope {
  /** `namespace`, `cluster` */
  kind: string;
  /** Null: all of it. */
  name: string | null;
}

/** A part of a policy document. */
export interface GrantRule {
  /** `rule 2`, `line 14` */
  words: string;
  /** Way to it in the document. */
  path: (string | number)[];
  /** In the file that the identity is written in, where it is. */
  line?: number;
}

/** Where a person sees an identity in its system itself. */
export interface HomeLink {
  /** `deploy.yml on github.com` */
  words: string;
  href: string;
  /** Goes before the number of a line of it; null where it has no lines. */
  line: string | null;
}

/** An event that starts an identity. */
export interface StartView {
  /** `push` */
  event: string;
  /** What limits it, in clauses: `to the branches main and release/*`. */
  limits: string[];
  /** Why it is dangerous, in a sentence; null where it is not known to be. */
  danger: string | null;
  line: number | null;
}

/** One run, as its system tells of it. What names it holds come from strangers. */
export interface RunView {
  id: string;
  at: string;
  /** `succeeded`, `failed`, `is running` */
  outcome: string;
  failed: boolean;
  /** What started it: `schedule`. */
  event: string;
  actor: string | null;
  branch: string | null;
  href: string | null;
}

/** What the newest runs of something say that runs by itself: kept beside the history, the newest only. */
export interface RunsView {
  last: RunView;
  /** Null: none among those that were read. */
  lastSuccess: { at: string; href: string | null } | null;
  /** Failed one after the other, up to the last; `atLeast`: those before were not read. */
  failures: { count: number; atLeast: boolean };
  /** How many runs of it were read, and since when they would be among them. */
  read: { runs: number; since: string };
}

/** A use that something else tells of: what takes it ran then. It ranks below what a system reports. */
export interface DerivedUse {
  at: string;
  /** Name of what ran. */
  by: string;
  /** Failures of what ran, one after the other, up to then. */
  failures: { count: number; atLeast: boolean };
}

/** A name that tokens of an identity can carry to other systems, which let it in by that name. */
export interface MintedSubject {
  /** `repo:acme/api:environment:production`; `*` where anything may stand. */
  subject: string;
  /** Names of what runs as the identity and can ask for it. */
  by: string[];
  /** Events whose runs carry it. */
  events: string[];
  /** False: whether it may ask for tokens at all was not read. */
  certain: boolean;
  /** What keeps it from asking for now: `disabled`; absent: nothing is known to. */
  halted?: string;
}

/** A line that takes a secret. */
export interface TakenPlace {
  /** Name of what takes it. */
  by: string;
  line: number;
}

/** One row of "what it can do", with the binding and role that give it. */
export interface GrantView {
  /** `read secrets in payments` */
  words: string;
  scope: GrantScope;
  verbs: string[];
  resources: string[];
  resourceNames: string[];
  nonResourceUrls: string[];
  because: {
    binding: { kind: string; name: string; key: string };
    role: { kind: string; name: string; key: string };
    /** Set when it holds through a group it is in, or another name it acts under; `everyone`: as for all like it. */
    via: { kind: "group" | "user"; name: string; everyone: boolean } | null;
    /** The part of the document that says so; null when no read has shown the document. */
    rule: GrantRule | null;
  };
  /** The role is proved not to exist: the binding grants nothing. */
  dangling: boolean;
  /** No read has shown the role: what it allows is unknown, unless the system itself defines it. */
  unread: boolean;
  /** It takes away instead of giving. */
  denies?: true;
  /** Its verbs are those that it does not speak of: all others are meant. */
  except?: true;
}

/** Something dangerous an identity may do, in words: `read every secret in 14 namespaces`. */
export interface AccessSentence {
  /** `secrets` */
  risk: string;
  words: string;
  /** `because the RoleBinding …` */
  because: string;
}

export interface ConsumerView {
  kind: string;
  name: string;
  key: string;
  container: string | null;
  /** Names of secrets its pod template uses. */
  secrets: string[];
  /** False where its pods get no token of the account, by their own word or the account's. */
  token: boolean;
  /** What its pods may beside what the identity may: the gravest first. */
  traits: WorkloadTrait[];
  /** In the file that the identity is written in, where it is. */
  line?: number;
}

/** A clause on what pods of a workload may: `runs privileged on the node`. */
export interface WorkloadTrait {
  words: string;
  /** It leads further than it looks: out of its container, or to what is not its own. */
  grave: boolean;
}

export interface CredentialView {
  name: string;
  key: string;
  /** `token in a Secret` */
  kind: string;
  createdAt: string | null;
  expires: Expiry;
  /** From its making to its end: `90 days`; null where one of them is not known or there is no end. */
  lifetime: string | null;
  lastUsed: LastUsed;
  /** What has to be said about it beyond its dates: that it no longer works, or what it makes its bearer. */
  remarks: CredentialRemark[];
  /** Where copies of it lie. */
  storedCopies: { key: string; place: string }[];
  /** Where it is kept when that is no place Rollcall sees: `with whoever asked for it`. */
  storedIn: string | null;
}

/** Something about a credential in a clause. */
export interface CredentialRemark {
  words: string;
  grave: boolean;
}

/** A place that holds a secret which the identity or its workloads take. */
export interface SecretView {
  name: string;
  key: string;
  /** `registry sign-in`; null where no read has shown it. */
  holds: string | null;
  createdAt: string | null;
  /** Names of what takes it, and how: `web`, `its pods, to pull images`. */
  usedBy: string[];
  /** Where it is taken, where that can be told to the line. */
  places?: TakenPlace[];
  /** When it was last tried, as far as runs of what takes it tell; absent: none does. */
  derivedUse?: DerivedUse;
}

/** One entry of a history, sentence first. */
export interface ChangeView {
  id: string;
  /** `ci gained the role edit in payments, by the binding ci-edit.` */
  sentence: string;
  type: "added" | "changed" | "renamed" | "recreated" | "removed";
  noun: string;
  kind: string;
  key: string;
  identity: { key: string; id: string | null } | null;
  /** Happened after this read (null: not read complete before) … */
  notBefore: string | null;
  /** … and before this one. */
  notAfter: string;
  /** Why something ended: `The namespace loyalty is gone.` */
  reason: string | null;
  /** What differs, field by field. */
  differences: Difference[];
  sourceSlug: string;
  collectionId: string;
}

/** One differing field: a value that changed, or members a set lost and gained. */
export interface Difference {
  field: string;
  before: string[];
  after: string[];
}

/** How well one source is read. */
export interface SourceCoverage {
  slug: string;
  system: string;
  sample: boolean;
  /** Newest finished collection; null before the first. */
  collection: {
    id: string;
    readAt: string;
    finishedAt: string | null;
    status: string;
    facts: number;
    changes: number;
    notes: { kind: string; message: string }[];
    error: string | null;
  } | null;
  /** A collection under way. */
  running: boolean;
  complete: number;
  total: number;
  gaps: CoverageGap[];
}

/** One slice that is not complete, in words. */
export interface CoverageGap {
  path: string;
  /** Slice kind of the collector's manifest. */
  kind: string;
  label: string;
  status: string;
  /** What is missing and what to do. */
  reason: string;
  /** When it was last read complete; null: never. */
  lastCompleteAt: string | null;
  problems: { where: string; document?: number; line?: number; message: string }[];
  problemCount: number;
  heldClosings: number;
  /** The first of them, and where each lives: what a person who confirms looks at. */
  held: { kind: string; name: string; scope: string }[];
}

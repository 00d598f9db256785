import type { CoverageProblem, CoverageStatus, SliceCoverage } from "#lib/domain/facts/coverage.ts";
import type { Fact, Use } from "#lib/domain/facts/fact.ts";
import type { Slice, SliceKind } from "#lib/domain/facts/slice.ts";
import type { SourceSettings } from "#lib/domain/sources/setup.ts";

export type { SourceSettings };

/**
 * What a collector is, without its code: no SDK is imported from here, so web pages may read it.
 */
export interface Manifest {
  /** `kubernetes` */
  id: string;
  /** `Kubernetes` */
  label: string;
  slices: readonly SliceKind[];
  /** How a running system of this kind is connected; absent: only directories can be read. */
  live?: LiveManifest;
}

/** What onboarding shows and asks, generated from what the collector itself declares. Pure data and pure functions. */
export interface LiveManifest {
  /** Ways to reach the system, in the order they are offered. */
  connections: readonly ConnectionKind[];
  /** Every right the collector can use, each with its reason: the permission manifest. */
  permissions: readonly PermissionRule[];
  /** What is never asked for or kept, in sentences. */
  neverRead: readonly string[];
  /** What is wrong with answers that are stored as they are, in a sentence; null when nothing is. */
  checkFields?(fields: Readonly<Record<string, string | boolean>>): string | null;
  /** What the operator of the system applies to grant exactly the chosen rights, read-only. */
  grant(choice: GrantChoice): GrantDocument[];
  /** Where the system makes the account itself, from a form that the browser takes to it; absent: nowhere. */
  registration?: Registration;
}

/** An account that the system makes from what was chosen. It answers with a code, which a worker exchanges for the key. */
export interface Registration {
  /** Id of the way to connect that it sets up. */
  connection: string;
  /** Names of its fields that have to be known before. */
  fields: readonly string[];
  /** The form that the browser posts to the system. */
  form(choice: RegistrationChoice): { action: string; fields: Record<string, string> };
  /** Where a person goes on once it is made. */
  installAt(fields: SourceSettings["fields"], made: string): string;
}

export interface RegistrationChoice extends GrantChoice {
  /** Answers to the fields of the registration. */
  fields: SourceSettings["fields"];
  /** Where the system sends the browser back to. */
  returnTo: string;
  /** What it has to send along, so that nobody else's code is taken. */
  state: string;
}

/** One way to reach a system. */
export interface ConnectionKind {
  /** `address` */
  id: string;
  /** `Address and token` */
  label: string;
  /** When to take this one. */
  explanation: string;
  fields: readonly ConnectionField[];
}

/** One thing the connection needs to know. */
export interface ConnectionField {
  name: string;
  label: string;
  help: string;
  kind: "line" | "text" | "switch";
  /** Sealed before it is stored and never shown again. */
  secret?: boolean;
  required?: boolean;
  /** Says to whom the credential goes: changed, the credential has to be given again. */
  target?: boolean;
  /** Needed by few: folded away until somebody looks for it. */
  rare?: boolean;
  /** Switched on it weakens the connection: said on the source for as long as it is so. */
  dangerous?: boolean;
  placeholder?: string;
}

/** One right of the permission manifest. */
export interface PermissionRule {
  /** Stable: `pods`. */
  id: string;
  /** `list pods` */
  right: string;
  usedFor: string;
  /** What is lost without it. */
  without: string;
  /** What else the right lets the credential do, where that is more than what is used. */
  risk?: string;
  /** `required` rights are always asked for, `recommended` ones unless declined, `optional` ones only when chosen. */
  need: "required" | "recommended" | "optional";
}

export interface GrantChoice {
  sourceSlug: string;
  /** Ids of the chosen rights, required ones included. */
  permissions: readonly string[];
}

/** A text to apply at the system, with the command that does it. */
export interface GrantDocument {
  title: string;
  filename: string;
  language: "yaml" | "json" | "shell";
  text: string;
  /** The command that does it: `kubectl apply -f rollcall-reader.yaml`; or what to do, as a sentence. */
  apply: { command: string } | { sentence: string };
}

/** The trust domain a source speaks for: where the provider's ids are unique. */
export interface TrustDomain {
  /** The provider's id of it (uid of `kube-system`), or `directory:<source slug>` for a plain directory. */
  key: string;
  /** Used in aliases: the slug of the first source that saw this trust domain. */
  slug: string;
}

/** What the runtime tells a collector about one directory to read. */
export interface DirectoryInput {
  /** Absolute path of the directory. */
  path: string;
  sourceSlug: string;
  /** Namespace of objects that name none. */
  defaultNamespace: string;
  /** When the data was read at the source; a `collection.json` in the directory overrules it. */
  readAt: Date;
  signal: AbortSignal;
}

/** What the runtime tells a collector about one live system to read. */
export interface LiveInput {
  /** As onboarding saved them; the collector checks them by its own schema. */
  settings: SourceSettings;
  /** The opened secret fields by name; null where the surroundings give the credential. Never logged, never kept. */
  credential: Readonly<Record<string, string>> | null;
  sourceSlug: string;
  signal: AbortSignal;
  /** How each slice of the source last ended, by path, `carried` aside; absent: everything is to be read. */
  lastEnds?: ReadonlyMap<string, LastEnd>;
  /** Told before each call to the system, so that collections can say what they cost. */
  onCall?(): void;
  /** Told each token or key before it is used: what the surroundings give is in no stored credential, and is censored too. */
  onSecret?(value: string): void;
  /** Told how many objects a call brought. */
  onObjects?(slice: string, count: number): void;
}

/** How a slice ended the last time it was more than carried. */
export interface LastEnd {
  scope: string;
  status: CoverageStatus;
  reason: string | null;
  readAt: Date;
  /** Whether it was read whole then or at any time before. */
  wasWhole?: boolean;
}

/** Whether the credential has one right of the permission manifest. */
export interface PermissionCheck {
  /** Id of the rule. */
  id: string;
  status: "granted" | "missing" | "unknown";
  /** What the system said, where it is not granted: cut to a line. */
  detail?: string;
  /** What to do, when it is not granted. */
  fix?: string;
}

/** What a test of a connection found out. */
export interface ConnectionCheck {
  /** Who the system says the credential is: `system:serviceaccount:rollcall:rollcall-reader`. */
  identity: string | null;
  /** What was reached: `Kubernetes v1.36.3`. */
  reached: string | null;
  /** The provider's id of the trust domain that was reached; null where it cannot be told. */
  trustDomainKey: string | null;
  permissions: PermissionCheck[];
  /** Rights beyond the manifest that the credential has: more than Rollcall should be given; null when that is unknown. */
  excess: string[] | null;
  /** Sentences about the connection itself: TLS not checked. */
  warnings: string[];
}

/** What the runtime tells a collector about an account that a person just had the system make. */
export interface TakeOverInput extends Pick<LiveInput, "settings" | "signal" | "onSecret"> {
  /** Used up by being exchanged. */
  code: string;
}

/** An account the system made. */
export interface TakenOver {
  /** As the system calls it: `rollcall-acme`. */
  name: string;
  /** Answers to fields of the connection that nobody had to type. */
  fields: Readonly<Record<string, string>>;
  /** Secret fields: sealed at once, never logged. */
  secrets: Readonly<Record<string, string>>;
}

/** What an export holds. */
export interface ExportSummary {
  objects: number;
  readAt: Date;
  slices: { path: string; status: CoverageStatus; reason?: string }[];
}

/** The first thing a collector says: what the data is and when it was read at the source. */
export interface CollectionHead {
  type: "head";
  /** The provider's id of the trust domain. */
  trustDomainKey: string;
  /** The slug an export names for its source; absent in a plain directory. */
  sourceSlug?: string;
  readAt: Date;
}

/**
 * What a collector yields, in this order: one head; then for each slice its facts and then its end.
 * The facts of one slice come together; parents' slices come before their children's.
 */
export type Emission =
  | CollectionHead
  | { type: "fact"; fact: Fact }
  /** When something of another slice was last used, in the place of a fact. */
  | { type: "use"; use: Use }
  | { type: "slice"; slice: Slice; coverage: SliceCoverage }
  /** Something to say about the collection as a whole: a duplicate object, built-in roles absent. */
  | { type: "note"; note: CollectionNote };

export interface CollectionNote {
  kind: "duplicate" | "absent-built-ins" | "ignored" | "oversize" | "brought-forward";
  message: string;
  problem?: CoverageProblem;
}

/**
 * A plug-in for one kind of system. It yields what it saw and never writes: batching, ids, the clock and the database
 * are the runtime's.
 */
export interface Collector {
  manifest: Manifest;
  /**
   * Reads a directory: an export with `collection.json`, or plain files.
   * `trustDomainSlug` answers which slug aliases carry once the trust domain is known.
   * @throws InvalidInput when the directory itself cannot be read
   */
  collectDirectory(input: DirectoryInput, trustDomainSlug: (key: string) => Promise<string>): AsyncIterable<Emission>;
  /**
   * Reads the running system. What cannot be read becomes coverage.
   * @throws InvalidInput when settings or credential are not usable, or the address may not be asked
   * @throws ExternalSystem when nothing can be read at all, with `retryAt` where the system named one
   */
  collectLive?(input: LiveInput, trustDomainSlug: (key: string) => Promise<string>): AsyncIterable<Emission>;
  /**
   * Asks the system which of the chosen rights the credential has; changes nothing. Each answer is reported as it comes.
   * @throws InvalidInput, ExternalSystem as collectLive does
   */
  checkLive?(input: LiveInput, report: (check: PermissionCheck) => void): Promise<ConnectionCheck>;
  /**
   * Exchanges the code of a {@link Registration} for what was made. A code can be used once.
   * @throws InvalidInput, ExternalSystem with what to do when there is no key
   */
  takeOver?(input: TakeOverInput): Promise<TakenOver>;
  /**
   * Reads the running system into an empty directory: an export, which collectDirectory reads to the same facts.
   * @throws InvalidInput, ExternalSystem as collectLive does
   */
  exportLive?(input: LiveInput, directory: string): Promise<ExportSummary>;
}

import type { CoverageProblem, SliceCoverage } from "#lib/domain/facts/coverage.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Slice, SliceKind } from "#lib/domain/facts/slice.ts";

/**
 * What a collector is, without its code: no SDK is imported from here, so web pages may read it.
 */
export interface Manifest {
  /** `kubernetes` */
  id: string;
  /** `Kubernetes` */
  label: string;
  slices: readonly SliceKind[];
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
  /** Address and choices as onboarding saved them; the collector checks them by its own schema. */
  settings: JsonObject;
  /** The opened credential; null where the surroundings give it (in-cluster). Never logged, never kept. */
  credential: JsonObject | null;
  sourceSlug: string;
  signal: AbortSignal;
  /** Told before each call to the system, so that collections can say what they cost. */
  onCall?(): void;
}

/** One right a collector asks for: shown with its reason, checked by _test connection_. */
export interface PermissionCheck {
  /** `list pods` */
  right: string;
  /** What is lost without it. */
  reason: string;
  status: "granted" | "missing" | "unknown";
  /** What to do, when it is not granted. */
  fix?: string;
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
  | { type: "slice"; slice: Slice; coverage: SliceCoverage }
  /** Something to say about the collection as a whole: a duplicate object, built-in roles absent. */
  | { type: "note"; note: CollectionNote };

export interface CollectionNote {
  kind: "duplicate" | "absent-built-ins" | "ignored" | "oversize";
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
   * Reads the running system. What cannot be read becomes coverage; it throws only when nothing can be.
   * @throws InvalidInput when settings or credential are not usable, or the address may not be asked
   */
  collectLive?(input: LiveInput, trustDomainSlug: (key: string) => Promise<string>): AsyncIterable<Emission>;
  /** Asks the system which of the rights of its permission manifest the credential has; changes nothing. */
  checkLive?(input: LiveInput): Promise<PermissionCheck[]>;
}

import type { Judgement } from "../credentials/answer.ts";
import type { CredentialName } from "../credentials/credential-name.ts";
import type { ChangeFacts } from "../drift/change.ts";
import type { LastUse, Scope } from "../facts/fact.ts";
import type { JsonObject } from "../facts/json.ts";
import type { NamedUses } from "../inventory/named-uses.ts";
import type { Claim, Known } from "../inventory/claim.ts";
import type {
  AccessSentence,
  ConsumerView,
  CredentialView,
  GrantView,
  HomeLink,
  MintedSubject,
  RunsView,
  StartView,
  TakenPlace,
} from "../inventory/detail.ts";
import type { IdentityStatus } from "../inventory/identity.ts";
import type { NoteFacts } from "../inventory/notes.ts";
import type { KindWords } from "./kind-words.ts";

/** What an alias alone tells of a thing that no read has shown. */
export interface Reference {
  kind: string;
  name: string;
  /** Alias of what it lives in. */
  container: string | null;
}

/** A reduced document and the name it goes by. */
export interface NamedDocument {
  name: string;
  content: JsonObject;
}

/** A secret by alias, with what takes it. */
export interface SecretTaken {
  alias: string;
  /** Aliases under which it may lie instead. */
  others?: string[];
  name: string;
  usedBy: string[];
  /** Where it is taken, where that can be told to the line. */
  places?: TakenPlace[];
}

/** What an identity lives in, or a setting of that, with the provider's id. */
export interface Surrounding {
  kind: string;
  key: string;
  content: JsonObject;
}

/** An identity's own reduced document, null where no read has shown one, and what it lives in. */
export interface Itself {
  identity: JsonObject | null;
  around: readonly Surrounding[];
  /** Policies of what it lives in that hold for it; left out: its system has none. */
  limits?: Limits;
}

/** Policies that take away from whole accounts, whoever is in them. */
export interface Limits {
  attached: readonly AttachedDocument[];
  /** They were read complete. */
  listed: boolean;
}

/** A reference read from an alias, with the scope a listing that could show it must cover. */
export interface PlacedReference extends Reference {
  scope: Scope;
}

/** An attachment with the document it attaches, as grants are read from them. */
export interface AttachedDocument {
  attachment: { alias: string; identity: string; content: JsonObject };
  /** Null: no read has shown the document. */
  document: { alias: string; name?: string; content: JsonObject } | null;
}

/** How far one kind of listing was read in one part of a trust domain. */
export interface Listing {
  /** `role-bindings` */
  kind: string;
  /** Empty for all of it, `namespace/payments` for one part. */
  scope: string;
  /** Nothing in its scope can be missing. */
  complete: boolean;
  /** Why it is not complete, in one sentence. */
  reason: string;
}

/** Something read about the system as a whole: a cluster's version and issuer. */
export interface PlatformFact {
  kind: string;
  content: JsonObject;
}

/** All that is known of who may do what in one trust domain. */
export interface PolicyFacts {
  documents: Iterable<{ kind: string; alias?: string; name: string; content: JsonObject }>;
  attachments: Iterable<{ alias?: string; content: JsonObject }>;
  /** Identities, where what they are decides: their tags and their boundary. */
  identities?: Iterable<{ kind: string; alias: string; content: JsonObject }>;
  /** Credentials that hold and say who their bearer is beside the identity they prove. */
  credentials?: Iterable<{ identity: string; content: JsonObject }>;
  /** What is stored, where how it is kept decides who reads it. */
  storedCopies?: Iterable<{ content: JsonObject }>;
  listings: readonly Listing[];
  /** What the system is, where that decides what else may allow something; empty where it was not read. */
  platform?: readonly PlatformFact[];
  /** The system itself listed them: what it makes by itself is among them, unlike in files people wrote. */
  fromServer: boolean;
}

/** A group an identity is in, or another name it acts under. */
export interface Membership {
  alias: string;
  /** What makes it that, in a clause: `aws-auth puts it there`; null where everybody like it is. */
  because: string | null;
}

/** A piece of the explanation: a sentence first, then its parts for programs. */
export type PermissionBecause = { sentence: string } & JsonObject;

/**
 * May an identity do something? Missing coverage never takes a yes away; where it could hide one, the answer is
 * unknown and names it. `fault` says what is wrong with the question.
 */
export type PermissionAnswer =
  { allowed: boolean | "conditional" | "unknown"; because: PermissionBecause[] } | { fault: string };

/** Whom a pasted credential would prove in one trust domain. */
export interface NamedSubject {
  /** Aliases of the identities, the one it proves first; groups follow. Empty: only the credential itself tells. */
  identities: string[];
  /** The provider's id of the identity, where the credential says it: it decides between identities of one name. */
  immutable: { kind: string; key: string } | null;
  /** Alias of the credential itself, where it is one that is read. */
  credential: string | null;
  /** That alias is made of what no other credential has: a fingerprint, and not a name that anybody can give. */
  unmistakable: boolean;
  /** Who gave it out, where that tells one trust domain from another: an issuer of tokens, an authority's fingerprint. */
  issuer: string | null;
  /** Kinds of slices that would show it. */
  slices: string[];
}

/** What was read of a pasted credential in the trust domain of one identity. */
export interface SeenCredential {
  /** Alias of the identity. */
  identity: string;
  /** What led to it: the provider's id, the credential itself, who gave it out, or only the name. */
  by: "id" | "credential" | "issuer" | "name";
  /** The identity was read, and is there now. */
  present: boolean;
  /** A read proved that the identity is gone. Neither: its source is not read any more, or not completely yet. */
  gone: boolean;
  /** The credential as it was last read, `gone` as for the identity; null: no read showed it. */
  credential: { open: boolean; gone: boolean; content: JsonObject } | null;
  /** Everything that could show it was read completely. */
  listed: boolean;
  now: Date;
}

/**
 * What identities are beside their kind, as words of the grammar that read as they are: `write-deploy-key`. Each stands
 * on what was read; that one is absent proves nothing.
 */
export interface Traits {
  /** What each means, in a sentence, in the order pages list them. */
  meanings: Readonly<Record<string, string>>;
  /** Of an identity, from its own reduced document. */
  ofIdentity(identity: { kind: string; content: JsonObject; endlessCredentials: number }): string[];
  /** What runs as identities, or is attached to them, and says more of them; absent: nothing does. */
  others?: readonly { noun: "consumer" | "attachment"; kind: string; traits(content: JsonObject): string[] }[];
}

/** What a system knows about its identities that their facts do not say; one object per system, pure. */
export interface System {
  /** `kubernetes` */
  id: string;
  /** How the system calls its labels: `tag`; left out: `label`. */
  labelWord?: string;
  /** `service account` for `service-account`: how the kind is called in sentences. */
  kindLabel(kind: string): string;
  /** How pages speak of identities of the kind. */
  words(kind: string): KindWords;
  /**
   * Where an owner of an identity would be named, in a sentence on that nobody is.
   * @param container name of what it lives in
   */
  noOwnerWords(kind: string, container: string | null): string;
  /** What identities are beside their kind; absent: nothing that the inventory could be filtered by. */
  traits?: Traits;
  /** What matters most of what an identity can do. */
  claim(known: Known, facts: NoteFacts): Claim;
  /** Where a person sees an identity in the system itself, from its reduced document; null where that is not known. */
  home(alias: string, identity: JsonObject | null): HomeLink | null;
  /** What starts an identity that does not act by itself, from its reduced document. */
  starts(identity: JsonObject): StartView[];
  /** The names its tokens can carry to other systems, from its reduced documents and those around it. */
  subjects(
    identity: JsonObject | null,
    consumers: readonly JsonObject[],
    around: readonly Surrounding[],
  ): MintedSubject[];
  /** Aliases of the policy documents that decide how an identity's tokens or sessions look, beside what is attached to it. */
  settingsAround(alias: string): string[];
  /** Reads an alias of this system; null when it names no identity. */
  readReference(alias: string): PlacedReference | null;
  /**
   * What a reference stands for when no open fact has its alias.
   * @param listed its kind was read complete where it lives
   * @param placed what it lives in is known
   */
  statusOfUnseen(reference: Reference, listed: boolean, placed: boolean): Exclude<IdentityStatus, "live">;
  /** People and groups: kept, but not part of the inventory. */
  isHuman(kind: string): boolean;
  /** Made by the platform itself or a vendor's add-on; `boundByPlatform`: a binding the platform makes names it. */
  isVendor(
    identity: { kind: string; name: string; container: string | null; content: JsonObject },
    boundByPlatform: boolean,
  ): boolean;
  /** Marks a binding the platform itself makes, by its reduced document. */
  isPlatformBinding(content: JsonObject): boolean;
  /**
   * The groups an identity is in and the other names it acts under: as everybody like it, and by the reduced documents of
   * its credentials and attachments.
   */
  memberships(alias: string, credentials: readonly JsonObject[], attachments: readonly JsonObject[]): Membership[];
  /**
   * What the attachments let this identity do, row by row with its because.
   * @param memberships as {@link memberships} says; attachments of others are theirs
   * @param listed the documents were read complete: one that is not among them does not exist
   * @param itself what its own document and those around it say beside; left out: nothing of it is known
   */
  grants(
    alias: string,
    attached: readonly AttachedDocument[],
    memberships: readonly Membership[],
    listed: boolean,
    itself?: Itself,
  ): GrantView[];
  /** What is dangerous of what its attachments, its memberships and what runs as it let it do, the most dangerous first. */
  access(
    alias: string,
    attached: readonly AttachedDocument[],
    memberships: readonly Membership[],
    consumers: readonly NamedDocument[],
    itself?: Itself,
  ): AccessSentence[];
  /** What holds for an identity whatever its attachments say, in sentences; left out: nothing does. */
  limitWords?(alias: string, attached: readonly AttachedDocument[], itself: Itself): string[];
  /** What aliases of the facts on its use of services begin with; left out: its system has none. */
  serviceUsesOf?(alias: string): string | null;
  /** How a service is called, by its id. */
  serviceWords?(id: string): string;
  /** Arranges what is known of a trust domain for questions; answers by identity key, the question in the system's words. */
  permissions(facts: PolicyFacts): (key: string, question: JsonObject) => PermissionAnswer;
  /** Kinds of the credentials that say who their bearer is: which groups a certificate is of. */
  tellingCredentials: readonly string[];
  /** Kinds of identities that questions are decided by beside policies; left out: none. */
  askedIdentities?: readonly string[];
  /** Kinds of resources that questions are decided by; left out: what the system is, by `platformKinds`. */
  askedResources?: readonly string[];
  /** Kinds of stored copies that questions are decided by; left out: none. */
  askedStoredCopies?: readonly string[];
  /** Kinds of the facts that say what the system as a whole is. */
  platformKinds: readonly string[];
  /** The same in words: `EKS v1.33.1 in eu-west-1`; null where nothing was read about it. */
  platformWords(platform: readonly PlatformFact[]): string | null;
  /** The attachments by which policies hold for all of what an identity lives in; left out: there are none. */
  limits?: {
    kinds: readonly string[];
    /** Kind of the slices that define them. */
    slice: string;
    /** What they are attached to that holds for an identity, from what it lives in. */
    targets(around: readonly Surrounding[]): string[];
  };
  /** Kinds of slices that define the policy documents. */
  documentSlices: readonly string[];
  /** What runs as an identity, from its reduced document and the identity's, where that is known. */
  consumer(
    fact: { kind: string; content: JsonObject },
    identity: JsonObject | null,
  ): Omit<ConsumerView, "name" | "key">;
  /**
   * What kind of credential it is and when it ends, from its reduced document.
   * @param lastUse as the system reported it
   * @param around what its identity lives in, and settings of that; left out: nothing is known of those
   * @param useWatchedSince since when the system notes uses of such credentials; null: not known that it does
   */
  credential(
    fact: { kind: string; content: JsonObject },
    lastUse: LastUse | null,
    useWatchedSince: string | null,
    around?: readonly Surrounding[],
  ): Omit<CredentialView, "name" | "key" | "storedCopies">;
  /** Alias of the resource whose document says `since` when uses are noted; null where there is no such thing. */
  useWatchOf(alias: string): string | null;
  /** The secrets an identity and what runs as it take, by alias, from their reduced documents. */
  secretsTaken(alias: string, identity: JsonObject | null, consumers: readonly NamedDocument[]): SecretTaken[];
  /** Where a stored copy lies, in words: `Secret ci-token in payments`. */
  storedAt(copy: NamedDocument): string;
  /**
   * What a stored copy holds, in words, from its reduced document: `registry sign-in`; or else where it lies. Null: what
   * lives in the container does not get it.
   */
  holds(content: JsonObject, alias: string, container?: { key: string; content: JsonObject }): string | null;
  /** What holds in what an identity lives in, in a sentence, from its reduced document; null where nothing does. */
  aroundWords(container: { kind: string; content: JsonObject }): string | null;
  /** Where something lived, in words, from its reduced document: `namespace payments`. */
  placeOf(content: JsonObject): string | null;
  /** Whom a pasted credential proves in a trust domain; null where it is none of this system. */
  namedBy(name: CredentialName, domain: { slug: string; key: string }): NamedSubject | null;
  /** Whether a credential that {@link namedBy} knows still works, and how to end it. */
  judge(name: CredentialName, seen: SeenCredential): Judgement;
  /** Why last use is not known where no source of usage is connected. */
  useUnknown: string;
  /** The same for identities of one kind, where it differs. */
  useUnknownOf?(kind: string): string;
  /** Every use of identities of the kind is observed: the last one that was seen is the last one there was. */
  seesEveryUse?(kind: string): boolean;
  /** Kinds of slices that say nothing of identities of a kind, whatever they define; left out: all may. */
  slicesOfOthers?(kind: string): readonly string[];
  /** How uses are known that only something else which ran tells of; left out: they are not. */
  namedUses?: NamedUses;
  /** What its newest runs say, from what is kept with its last use; absent where nothing runs by itself. */
  runs?(alias: string, detail: JsonObject | undefined): RunsView | null;
  /** What happened, in one sentence. */
  changeSentence(change: ChangeFacts): string;
}

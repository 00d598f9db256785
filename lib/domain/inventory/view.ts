import type { RunnerView } from "./runner-view.ts";
import type { CoverageStatus } from "../facts/coverage.ts";
import type { Json } from "../facts/json.ts";
import type {
  AccessSentence,
  ChangeView,
  ConsumerView,
  CredentialView,
  FactView,
  GrantView,
  HomeLink,
  MintedSubject,
  RunsView,
  SecretView,
  SourceCoverage,
  StartView,
} from "./detail.ts";
import type { KindWords } from "../systems/kind-words.ts";
import type { ReadCompletely } from "./deck.ts";
import type { IdentityRow } from "./identity.ts";
import type { LeadsView } from "./leads-view.ts";
import type { ChainSketch } from "../reach/views/chain-sketch.ts";
import type { PathsView } from "../reach/views/path-view.ts";
import type { TrustView } from "./trust-view.ts";
import type { Note, VerdictPart } from "./verdict.ts";

/** The parts of one identity, in the page and in the panel alike. */
export const IDENTITY_TABS = [
  "overview",
  "trust",
  "leads",
  "access",
  "chains",
  "credentials",
  "history",
  "evidence",
] as const;

export type IdentityTab = (typeof IDENTITY_TABS)[number];

/**
 * The tabs of an identity by how its system speaks of it: who can become it is asked only of those that can be become, and
 * where it leads only of those that are known to lead anywhere.
 */
export function tabsOf({ trusted, leads }: Pick<KindWords, "trusted" | "leads">): IdentityTab[] {
  return IDENTITY_TABS.filter((tab) => (tab !== "trust" || trusted) && (tab !== "leads" || leads));
}

/** Parts of a tab that are long lists, cut until asked for whole. */
export const IDENTITY_LISTS = [
  "grants",
  "workloads",
  "subjects",
  "credentials",
  "secrets",
  "history",
  "evidence",
] as const;

export type IdentityList = (typeof IDENTITY_LISTS)[number];

/** The start of a list, and how long all of it is. */
export interface Listed<Item> {
  items: Item[];
  total: number;
}

/** A fact without its document: enough to find it again. */
export type FactRead = Omit<FactView, "content">;

/** What was looked through for a claim: how much of it was read, and when. */
export interface ReadWindow {
  /** Kinds of listings that were read alike: `Role bindings`. */
  labels: string[];
  /** The worst of their parts. */
  status: CoverageStatus;
  /** The oldest of the last complete reads; null where one part was never read complete. */
  completeAt: string | null;
}

/** A note with where and when what it speaks of was read. */
export interface NoteView extends Note {
  /** The facts it stands on, as far as they were read. */
  facts: FactRead[];
  /** The part of the first one that decides, where the note points to a part. */
  statement: Json;
  windows: ReadWindow[];
}

/** Another incarnation that had the same key before or has it since. */
export interface Namesake {
  id: string;
  /** Before this one was first seen, or after it was gone. */
  when: "before" | "after";
}

/** What stands over every tab of one identity. */
export interface IdentityHead {
  row: IdentityRow;
  /** False when it was gone at the time asked for; the rest is then as it was last known. */
  present: boolean;
  /** The read that no longer showed it. */
  goneAt: string | null;
  /** `ci can read secrets in 3 namespaces[1] and nobody answers for it.[2]` */
  verdict: VerdictPart[];
  /** What runs as it, proves it and uses it, in short sentences with notes. */
  deck: VerdictPart[];
  notes: NoteView[];
  /** How its system speaks of such identities. */
  words: KindWords;
  /** What it is beside its kind, each with what that means. */
  traits: { word: string; means: string }[];
  /** Where a person sees it in its system; null where that is not known. */
  home: HomeLink | null;
  /** The provider's immutable id; null where the source has none or nothing was read. */
  providerId: string | null;
  /** Readable keys it had, newest last, when there was more than one. */
  formerKeys: string[];
  namesakes: Namesake[];
  /** Which listings were read complete: what they did not show is then not there. */
  read: ReadCompletely;
  /** The newest complete listing that covers it; null where none ever did. */
  lastSeenAt: string | null;
  coverage: SourceCoverage;
  /** What it is an identity of: `EKS v1.33.1 in eu-west-1`; null where nothing was read about that. */
  platform: string | null;
  /** What holds in what it lives in: `Pod Security refuses pods beyond baseline.` */
  around: string | null;
  /** Said where the source cannot tell a re-created identity from a changed one, or where a list is cut. */
  caveats: string[];
  counts: { access: number; credentials: number };
  /** By what its last use is known, where only something else that ran tells of it; null: it was reported, or is unknown. */
  useDerivedFrom: { words: string; href: string | null } | null;
}

/** What a source that is not complete leaves open is said beside these, by the coverage of the head. */
export interface OverviewContent {
  tab: "overview";
  access: AccessSentence[];
  grants: Listed<GrantView>;
  consumers: Listed<ConsumerView>;
  credentials: Listed<CredentialView>;
  /** Secrets it and its workloads take, whatever is in them. */
  secrets: Listed<SecretView>;
  /** What starts it, where it does not act by itself. */
  starts: StartView[];
  /** Its newest runs; null where it has none, or none was read. */
  runs: RunsView | null;
  /** Of a runner where it runs, of an account which runners run as it; null for all others. */
  runners: RunnerView | null;
  subjects: Listed<MintedSubject>;
  /** Its shortest chain to production; null: none is known, or a past time is shown, of which no chains are kept. */
  chain: ChainSketch | null;
  /** The newest. */
  changes: ChangeView[];
}

export interface AccessContent {
  tab: "access";
  /** What of it is dangerous, the most dangerous first. */
  access: AccessSentence[];
  grants: Listed<GrantView>;
  /** Names by which other systems may let it in. */
  subjects: Listed<MintedSubject>;
  /** Services that it may reach with when it was last at each; null: its system does not tell, or it was not read. */
  services: ServiceUse[] | null;
}

/** Of a service that policies let an identity reach. */
export interface ServiceUse {
  name: string;
  /** Null: not within the time that its system keeps, or `later`. */
  lastUsedAt: string | null;
  /** It was there after the time that is shown, and only the newest use is kept: what was before is not known. */
  later: boolean;
}

/** Who can become it. */
export interface TrustContent {
  tab: "trust";
  trust: TrustView;
}

/** Where it leads. */
export interface LeadsContent {
  tab: "leads";
  leads: LeadsView;
}

/** How it reaches production. */
export interface ChainsContent {
  tab: "chains";
  /** Null: no graph has it, or a past time is shown, of which no chains are kept. */
  chains: PathsView | null;
}

/** In the panel: what a tab says that only the page shows, and the words of the way there. */
export interface ElsewhereContent {
  tab: "trust" | "leads" | "chains";
  said: string;
  way: string;
}

export interface CredentialsContent {
  tab: "credentials";
  credentials: Listed<CredentialView>;
  secrets: Listed<SecretView>;
}

export interface HistoryContent {
  tab: "history";
  changes: ChangeView[];
  /** Cursor of the older ones. */
  older: string | null;
  /** Where it begins: with the first complete read, or with a change among the entries. */
  baseline: boolean;
}

export interface EvidenceContent {
  tab: "evidence";
  /** Those of the kind asked for, the ones that notes point to first. */
  facts: Listed<FactView>;
  /** How many there are of each kind, whatever is asked for. */
  kinds: { kind: string; count: number }[];
}

export type IdentityContent =
  | OverviewContent
  | TrustContent
  | LeadsContent
  | AccessContent
  | ChainsContent
  | CredentialsContent
  | HistoryContent
  | EvidenceContent;

/** A tab as the page or the panel has it. */
export type ShownContent = IdentityContent | ElsewhereContent;

/** One identity as a page or panel shows it: its head and one tab. */
export interface IdentityView<Content extends ShownContent = IdentityContent> {
  head: IdentityHead;
  content: Content;
}

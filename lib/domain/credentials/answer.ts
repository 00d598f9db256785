import type { AccessSentence } from "../inventory/detail.ts";
import type { IdentityRow } from "../inventory/identity.ts";
import type { CredentialName } from "./credential-name.ts";

/** Whether a leaked credential can still be used, as far as was read. */
export type Standing = "works" | "ended" | "unknown";

/** What becomes of a credential, and how to end it; sentences, names in backticks. */
export interface Judgement {
  /** Why this identity: `The uid in the token is that of this account.` */
  matched: string;
  standing: Standing;
  because: string;
  /** What to do first, in order. */
  steps: string[];
}

/** An identity that a credential proves, or may prove. */
export interface CredentialMatch extends Judgement {
  identity: IdentityRow;
  /** False: it is gone, and shown as it was last known. */
  present: boolean;
  /** `ci can read secrets in 3 namespaces and nobody is named as its owner.` */
  verdict: string;
  /** No other identity comes into question. */
  sure: boolean;
  /** Where copies of this very credential lie. */
  stored: { key: string; place: string }[];
  /** The gravest of what it may do today; `more` are left out. */
  access: AccessSentence[];
  more: number;
}

/** How far a source was searched. */
export interface SearchedSource {
  slug: string;
  system: string;
  /** Parts that would show it and were not read completely: `Secrets (names only)`. Empty: all were. */
  unread: string[];
  /** It was never read to its end. */
  neverRead: boolean;
}

/** Whose a credential is. An empty answer is no all-clear: `searched` and `unconnected` say what it stands on. */
export interface CredentialAnswer {
  name: CredentialName;
  matches: CredentialMatch[];
  /** Matches beyond those shown. */
  moreMatches: number;
  /** Identities that bear the name and are not meant, each with the reason. */
  namesakes: { id: string; key: string; because: string }[];
  searched: SearchedSource[];
  /** What no source could have answered, and what to do without an answer. */
  unconnected: { because: string; steps: string[] } | null;
}

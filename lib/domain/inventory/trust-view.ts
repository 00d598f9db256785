/** Whether somebody gets in; `conditional` on what the conditions say. */
export type TrustAnswer = "yes" | "conditional" | "no" | "unknown";

/** Somebody who can become an identity, or whom its trust policy names in vain. */
export interface Entrant {
  /** `role`, `AWS service`, `whole account` */
  kind: string;
  name: string;
  /** Page of the identity; null: it has none. */
  id: string | null;
  /** Where it is: an account, by its name where that is known; null: nowhere that is read. */
  place: string | null;
  /** Others for whom the same holds, by name; the first few. */
  members: string[];
  memberCount: number;
  answer: TrustAnswer;
  /** What must hold, and why it is as it is, in sentences. */
  because: string[];
  /** Place of the statement that names it, from 1. */
  statement: number;
}

/** A token of another system that a statement was held against. */
export interface TrustSubject {
  /** `repo:acme/api:ref:refs/heads/main` */
  subject: string;
  /** What can have it made: workflows, service accounts. */
  by: { id: string; name: string }[];
  answer: TrustAnswer;
}

/** One condition of a trust policy and what it does to each known subject. */
export interface TrustCondition {
  words: string;
  /** Subjects by what becomes of them at this condition alone; null: it is not about tokens. */
  subjects: { passes: string[]; fails: string[]; open: string[] } | null;
}

export interface TrustStatement {
  /** From 1. */
  place: number;
  sid: string | null;
  denies: boolean;
  /** `the provider X`, `the account Y` */
  whom: string[];
  conditions: TrustCondition[];
}

/** Who can become an identity, by its trust policy and everything else that has a say. */
export interface TrustView {
  /** Key of the trust policy; null: none was read. */
  document: string | null;
  statements: TrustStatement[];
  /** Those who get in first; how many there are beyond these is in `moreEntrants`. */
  entrants: Entrant[];
  moreEntrants: number;
  /** Of other systems that were read; how many of them there are beyond these is in `more`. */
  subjects: TrustSubject[];
  more: number;
  /** What was not read and could change it, in sentences. */
  unread: string[];
}

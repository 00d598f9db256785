import type { TrustAnswer } from "./trust-view.ts";

/** Somebody or something a way leads to. */
export interface LeadsEnd {
  /** `role`, `cluster`; null: it is said in words alone. */
  kind: string | null;
  name: string;
  /** Page of the identity; null: it has none. */
  id: string | null;
}

/** One known way to get further than one's own policies say. */
export interface Escalation {
  /** What it does, as the end of a sentence: `makes a function that runs as the role`. */
  deed: string;
  to: LeadsEnd;
  /** `admin`, `execute` or `secrets`: what it has then. */
  ability: string;
  answer: TrustAnswer;
  /** Rights it rests on, and what must hold, in sentences. */
  because: string[];
  /** How to close it. */
  fix: string;
  reference: string | null;
}

/** One step of a chain. */
export interface ChainStep {
  sentence: string;
  answer: TrustAnswer;
  /** What must hold, in sentences. */
  conditions: string[];
  to: LeadsEnd;
}

/** A way out of the system, to what stands at its end. */
export interface ChainOut {
  answer: TrustAnswer;
  steps: ChainStep[];
  /** As whom the end takes it: `group tickets:ci-deployers in prod-eu`. */
  end: string;
}

/** Where an identity leads. */
export interface LeadsView {
  escalations: Escalation[];
  chains: ChainOut[];
  /** Of each, how many there are beyond those. */
  more: { escalations: number; chains: number };
  /** What was not read and could add to it, in sentences. */
  unread: string[];
}

import type { PossibleValues } from "#lib/domain/systems/github/workflows/document.ts";
import type { IdentitySystem } from "#lib/domain/systems/github/workflows/identity.ts";
import type { GivenCredential, Step } from "../step.ts";

/** An identity that a step uses, with the credentials that prove it. */
export interface Login {
  readonly system: IdentitySystem;
  readonly kind: string;
  readonly value: PossibleValues | null;
  readonly credentials: readonly (GivenCredential | null)[];
  /** What logs in, where it is no action. */
  readonly by?: string;
  readonly about?: Readonly<Record<string, PossibleValues | null>>;
}

/** Reads the identities a step uses; none where it logs in to nothing. */
export type ReadLogin = (step: Step) => readonly Login[];

/** A text that stands for what an action does where it is not told otherwise. */
export function fixed(line: number, text: string): PossibleValues {
  return { line, text, values: [text], complete: true };
}

/** A value with something behind each of its texts. */
export function suffixed(value: PossibleValues, suffix: string): PossibleValues {
  return { ...value, text: value.text + suffix, values: value.values.map((text) => text + suffix) };
}

/** True for a credential that lasts: stored, handed in, or written out; not one that the run made for itself. */
export function lasts(credential: GivenCredential | null): boolean {
  if (!credential) return false;
  const { secrets, literal, open, made } = credential;
  return secrets.length > 0 || literal || (open && !made);
}

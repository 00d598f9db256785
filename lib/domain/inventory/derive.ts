import type { Classification } from "../environments/classify.ts";
import type { Json, JsonObject } from "../facts/json.ts";
import { ownerEvidence } from "../ownership/owner-evidence.ts";
import type { Reference, System } from "../systems/system.ts";
import type { IdentityStatus, OwnerEvidence } from "./identity.ts";

/** Raised when the same facts would give another row: its differences are "Rollcall now sees", never drift. */
export const ANALYSIS_VERSION = 7;

/** What is known of one identity, seen or only referred to. */
export interface IdentityInput {
  alias: string;
  /** Null: no open fact has this alias. */
  seen: { kind: string; name: string; container: string | null; content: JsonObject } | null;
  /** Its kind was read complete where it lives, in the newest collection. */
  listed: boolean;
  boundByPlatform: boolean;
  /** How many of its credentials never end. */
  endlessCredentials: number;
  /** What runs as it and is attached to it says of it, as {@link System.traits} reads it. */
  traitsByOthers: readonly string[];
  /** The reduced document of what it lives in, if that is known. */
  container: { kind: string; content: JsonObject } | null;
  /** The environment of what it lives in; null: unclassified, or not known where it lives. */
  environment: Pick<Classification, "name" | "because"> | null;
}

/** The part of an inventory row that is decided rather than counted. */
export interface DerivedIdentity extends Reference {
  status: IdentityStatus;
  human: boolean;
  vendor: boolean;
  owner: OwnerEvidence | null;
  environment: { name: string; because: string } | null;
  /** When it was made at the source; null where the source does not say. */
  createdAt: Date | null;
  /** In order, each once. */
  traits: string[];
}

/** Decides what an inventory row says of an identity. Null when the alias names none. */
export function deriveIdentity(system: System, input: IdentityInput): DerivedIdentity | null {
  const reference = input.seen ?? system.readReference(input.alias);
  if (!reference) return null;
  const { kind, name, container } = reference;
  const content = input.seen?.content ?? {};
  const around = input.container;
  const owners = ownerEvidence([
    { label: system.kindLabel(kind), labelWord: system.labelWord, content },
    ...(around ? [{ label: around.kind, labelWord: system.labelWord, content: around.content }] : []),
  ]);
  return {
    kind,
    name,
    container,
    status: input.seen ? "live" : system.statusOfUnseen(reference, input.listed, around !== null),
    human: system.isHuman(kind),
    vendor: system.isVendor({ kind, name, container, content }, input.boundByPlatform),
    owner: owners[0] ?? null,
    environment: input.environment && { name: input.environment.name, because: input.environment.because },
    createdAt: timeIn(content["created"]),
    traits: traitsOf(system, kind, input),
  };
}

/** A read showed what it is; of what is only named nothing is known. */
function traitsOf({ traits }: System, kind: string, input: IdentityInput): string[] {
  if (!traits || !input.seen) return [];
  const { content } = input.seen;
  const own = traits.ofIdentity({ kind, content, endlessCredentials: input.endlessCredentials });
  return [...new Set([...own, ...input.traitsByOthers])].toSorted();
}

const MAX_YEAR = 9999;

/** Manifests are written by people: a time that a table cannot keep is one that nobody said. */
function timeIn(value: Json | undefined): Date | null {
  const time = typeof value === "string" ? new Date(value) : null;
  const year = time?.getUTCFullYear() ?? 0;
  return year >= 1 && year <= MAX_YEAR ? time : null;
}

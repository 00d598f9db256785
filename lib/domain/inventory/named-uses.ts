import type { Json, JsonObject } from "../facts/json.ts";

// Some identities are used where nobody notes it: what names them ran. That is a use of theirs, derived and said to be.

/** A name by which something that runs means another identity; what kind of name is the system's affair. */
export type MeantName = string;

/** How a system derives uses; pure. */
export interface NamedUses {
  /** Facts by which an identity names others that are used when it runs. */
  names: readonly {
    noun: "consumer" | "attachment";
    kind: string;
    of(identity: string, content: JsonObject): MeantName[];
  }[];
  /** Kinds of identities that are named, and by which names each is meant. */
  known: readonly { kind: string; of(alias: string, content: JsonObject): Known | null }[];
  /** What ran last for certain, from what is kept with the last use of an identity; null: nothing did. */
  ran(detail: JsonObject): { at: string; run: JsonObject } | null;
  /** Says by what a derived use is known, in a sentence. */
  words(use: NamedUse): { words: string; href: string | null };
}

interface Known {
  names: MeantName[];
  /** It was not there before; absent: not known. */
  since?: string;
  /** From then on it could not be used. */
  until?: string;
}

/** What ran, which of what it names came between, and the run itself in the system's words. */
export type NamedUse = { by: string; through: string; run: Json };

/** What deriving stands on: aliases, and what they name. */
export interface ToldUses {
  ran: readonly { alias: string; at: string; run: JsonObject }[];
  named: ReadonlyMap<string, ReadonlySet<MeantName>>;
  known: ReadonlyMap<MeantName, { alias: string } & Omit<Known, "names">>;
}

/**
 * The newest use of each identity that something named which ran, directly or by way of others. What ran last goes first,
 * so each identity is looked at once.
 */
export function deriveUses({ ran, named, known }: ToldUses): Map<string, { at: string; use: NamedUse }> {
  const found = new Map<string, { at: string; use: NamedUse }>();
  const walked = new Set<string>();
  for (const { alias: by, at, run } of ran.toSorted((one, other) => (one.at > other.at ? -1 : 1))) {
    const waiting = [by];
    for (let through = waiting.pop(); through !== undefined; through = waiting.pop()) {
      if (walked.has(through)) continue;
      walked.add(through);
      for (const name of named.get(through) ?? []) {
        const used = known.get(name);
        if (!used || used.alias === by || !wasThere(used, at)) continue;
        if (!found.has(used.alias)) found.set(used.alias, { at, use: { by, through, run } });
        waiting.push(used.alias);
      }
    }
  }
  return found;
}

function wasThere({ since, until }: Omit<Known, "names">, at: string): boolean {
  return (since === undefined || since <= at) && (until === undefined || at < until);
}

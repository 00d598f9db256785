/** How pages speak of identities of one kind, in the words of their system. Plain data: it goes to the browser. */
export interface KindWords {
  /** What runs as it; null where nothing does: then nothing is said of that. */
  consumers: ConsumerWords | null;
  credentials: CredentialWords;
  /** Others can become it, as its trust policy says: then that has a tab. */
  trusted?: true;
  /** It can become others or get into clusters: then where it leads has a tab. */
  leads?: true;
  /** What gives it its rights. */
  attachments: {
    /** `bindings` */
    many: string;
    /** Sentences where there is none. */
    none: string;
    noneSeen: string;
  };
  /** Of the secrets it takes: head of the column that says what is known of each, and what stands there for nothing. */
  secrets: { known: string; unseen: string };
  /** Clause on its use where nobody tells of it: `Whether anything uses it is not observed` */
  unobserved: string;
  /** Sentence where its source gives no id, so that two of one name cannot be told apart. */
  withoutId: string;
}

/** Of what runs as an identity. */
export interface ConsumerWords {
  /** `workload` */
  one: string;
  many: string;
  /** Behind their number: `workload runs as it`. */
  run: readonly [one: string, many: string];
  none: string;
  noneSeen: string;
  /** What counts as one, and what does not. */
  about: string;
  /** Behind their number, what would become of them without it: `workload runs as it and would no longer be let in`. */
  stop: readonly [one: string, many: string];
}

/** Of what proves an identity. */
export interface CredentialWords {
  /** Said in their place by an identity that has none of its own to keep; null: they are counted and listed. */
  instead: string | null;
  /** What counts as one, and what does not; or how it proves itself instead. */
  about: string;
  /** They are made for each use and end by themselves: said in their place whether or not they are counted. */
  temporary?: true;
  /** Behind their number; left out: they are stored somewhere. */
  prove?: readonly [one: string, many: string];
}

/** Of credentials that lie somewhere: the same in every system. */
export const STORED = {
  prove: ["stored credential proves it", "stored credentials prove it"],
  none: "No stored credential proves it",
  noneSeen: "No stored credential that proves it was seen",
} as const;

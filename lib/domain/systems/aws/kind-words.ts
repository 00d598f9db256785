import { OWNER_SEGMENTS } from "../../ownership/owner-keys.ts";
import type { ConsumerWords, KindWords } from "../kind-words.ts";
import type { System } from "../system.ts";

const TAKERS: ConsumerWords = {
  one: "service resource",
  many: "service resources",
  run: ["resource of a service acts as it", "resources of services act as it"],
  none: "No resource of a service acts as it",
  noneSeen: "No resource of a service that acts as it was seen",
  about:
    "Instance profiles, functions, tasks, build projects and pods that AWS hands the role to. Who becomes it by asking for a session is listed apart.",
  stop: ["resource would lose its role", "resources would lose their role"],
};

const SHARED: KindWords = {
  consumers: null,
  credentials: {
    instead: null,
    about: "Access keys, console passwords and certificates, by id, dates and last use. No secret part is ever read.",
    prove: ["credential proves it", "credentials prove it"],
  },
  attachments: {
    many: "policies",
    none: "No policy lets it do anything.",
    noneSeen: "No policy of it was seen. Some could not be read.",
  },
  secrets: { known: "Stored in", unseen: "not seen by any read" },
  unobserved: "Whether anything uses it is not observed",
  withoutId:
    "Its id was not read, so one that was deleted and made again under this name cannot be told from one that changed.",
};

const WORDS: Readonly<Record<string, Partial<KindWords>>> = {
  user: { leads: true },
  role: {
    trusted: true,
    leads: true,
    consumers: TAKERS,
    credentials: {
      instead: "Whoever becomes it gets a session that ends by itself",
      temporary: true,
      about: "A role has nothing to keep: AWS makes temporary credentials for each session.",
    },
  },
  service: outside("AWS services sign in by themselves"),
  federated: outside("It proves itself by tokens of its provider"),
};

function outside(instead: string): Partial<KindWords> {
  return {
    credentials: { instead, about: "It is outside of the accounts; its credentials are not read here." },
    attachments: {
      many: "policies",
      none: "What it may do stands in the policies that name it.",
      noneSeen: "What it may do stands in the policies that name it.",
    },
  };
}

/** Each kind in its own words; what a kind does not say is said as for all. */
export const words: System["words"] = (kind) => ({
  ...SHARED,
  ...(Object.hasOwn(WORDS, kind) ? WORDS[kind] : undefined),
});

/** Which tags would name an owner, and where. */
export const noOwnerWords: System["noOwnerWords"] = (kind, container) => {
  if (kind === "root") return `No tag of its account names an owner, and a root user has no tags of its own.`;
  const places = container === null ? "it" : `it or of its account, ${container},`;
  return `No tag of ${places} names an owner. Keys that would: ${OWNER_SEGMENTS.join(", ")}.`;
};

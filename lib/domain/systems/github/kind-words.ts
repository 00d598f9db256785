import type { ConsumerWords, KindWords } from "../kind-words.ts";
import type { System } from "../system.ts";
import { isWorkflow } from "./kinds.ts";

const JOBS: ConsumerWords = {
  one: "job",
  many: "jobs",
  run: ["job runs in it", "jobs run in it"],
  none: "No job runs in it",
  noneSeen: "No job of it was seen",
  about:
    "Jobs of its file. Those of reusable workflows that it calls stand in files of their own, and run in its name.",
  stop: ["job would no longer run", "jobs would no longer run"],
};

const SHARED: KindWords = {
  consumers: null,
  credentials: { instead: null, about: "Credentials that GitHub tells of, by name and dates. No value is ever read." },
  attachments: {
    many: "permissions",
    none: "No permission of it was read, and everything that would give it one was.",
    noneSeen: "What it may do was not read.",
  },
  secrets: { known: "Stored in", unseen: "not seen by any read" },
  unobserved: "Whether anything uses it is not observed",
  withoutId:
    "Its id was not read, so one that was deleted and made again under this name cannot be told from one that changed.",
};

const WORKFLOW: Partial<KindWords> = {
  leads: true,
  consumers: JOBS,
  credentials: {
    instead: "Each run gets tokens of its own, which end with it",
    about:
      "A workflow has no credential to keep: GitHub makes a token for each job, and OIDC tokens where a job may ask.",
  },
  attachments: {
    many: "permissions",
    none: "No job of it has a permission, so its tokens can do nothing.",
    noneSeen: "No permission of its jobs was seen. Some of it could not be read.",
  },
  unobserved: "Whether it runs is not observed",
  withoutId:
    "Read from a checkout, which carries no id of GitHub: a file deleted and written again under this name cannot be told from one that changed.",
};

const WORDS: Readonly<Record<string, Partial<KindWords>>> = {
  workflow: WORKFLOW,
  "branch-workflow": {
    ...WORKFLOW,
    consumers: {
      ...JOBS,
      about:
        "Jobs of its file as it stands on this branch, where it is not as on the default branch. Those of reusable workflows that it calls stand in files of their own, and run in its name.",
    },
  },
  "app-installation": {
    credentials: {
      instead: "It signs in with tokens of an hour, which its App asks for with a key of its own",
      about: "The keys of an App lie with whoever owns it; GitHub tells nobody else of them.",
    },
  },
  user: { attachments: byRoles() },
  team: { attachments: byRoles() },
  "organization-runner": { credentials: registration() },
  "repository-runner": { credentials: registration() },
  "organization-webhook": { credentials: signature() },
  "repository-webhook": { credentials: signature() },
};

function byRoles(): KindWords["attachments"] {
  return {
    many: "permissions",
    none: "No role of the organization gives it more than members have. What it may do in one repository stands on that one's page.",
    noneSeen: "Which roles of the organization it has was not read to the end.",
  };
}

function registration(): KindWords["credentials"] {
  return {
    instead: "It proves itself by its registration",
    about: "The key of a runner lies on its machine; GitHub does not show it.",
  };
}

function signature(): KindWords["credentials"] {
  return {
    instead: "It proves itself by its secret, where it has one",
    about: "GitHub signs each delivery with the secret of the webhook; whoever listens there can check it.",
  };
}

/** Each kind in its own words; what a kind does not say is said as for all. */
export const words: System["words"] = (kind) => ({
  ...SHARED,
  ...(Object.hasOwn(WORDS, kind) ? WORDS[kind] : undefined),
});

/** A file has code owners; everything else only what its repository says. */
export const noOwnerWords: System["noOwnerWords"] = (kind, container) => {
  const place = container === null ? "what it lives in" : container;
  return isWorkflow(kind)
    ? `No line of a CODEOWNERS file names an owner of its file, and no custom property of ${place} names one.`
    : `GitHub names no owner of it, and no custom property of ${place} does.`;
};

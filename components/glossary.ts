/** One word as Rollcall uses it. */
export interface Entry {
  /** As it stands on pages. */
  word: string;
  /** One or two sentences. */
  means: string;
  /** What it is easily taken for. */
  not?: string;
}

/**
 * The words of the pages, in the order they are explained: what is looked at, how well it was read, what is said of it.
 * One word per thing; lib/domain/README.md says the same to those who read code.
 */
export const GLOSSARY = {
  identity: {
    word: "Identity",
    means: "Something that signs in and acts by itself: a service account, a workflow, a deploy key, a cloud role.",
    not: "a person. People and groups are kept, because they own and change things, but are left out of the list unless asked for.",
  },
  kind: {
    word: "Kind",
    means: "What an identity is in its own system: a service account, a workflow, an App installation, a deploy key.",
  },
  name: {
    word: "Name",
    means: "What its system calls it. The name is not what makes it the same: the id its system gave it is.",
    not: "its key, which is readable, unique among all that is there now, and says the system and where in it too.",
  },
  system: {
    word: "System",
    means: "The product that knows the identity: Kubernetes, GitHub.",
    not: "the one cluster or organization, which is a source.",
  },
  source: {
    word: "Source",
    means:
      "One connected system: a cluster, an organization, or a directory of manifests or checkouts. It is read again and again.",
  },
  credential: {
    word: "Credential",
    means:
      "What proves an identity: a token, a client certificate. Rollcall keeps its name and dates, never its value.",
    not: "a stored copy: one credential can lie in many places.",
  },
  "stored-copy": {
    word: "Stored copy",
    means:
      "A place that holds a credential, such as a Secret of Kubernetes or a secret of GitHub. Its name and age are read, never its content.",
    not: "the credential itself. Deleting one copy does not end the others.",
  },
  workload: {
    word: "Workload",
    means:
      "What runs as an identity: a deployment or a pod of a cluster, a job of a workflow. Whoever changes it acts as that identity.",
  },
  "oidc-subject": {
    word: "OIDC subject",
    means:
      "The name that a short-lived token of a run carries. A cloud that trusts the name lets in whoever can have such a token made.",
    not: "a credential: nothing is stored, and the trust in it stands in the other system.",
  },
  grant: {
    word: "Grant",
    means: "Something an identity may do, in words, with what gives it: a binding and a role, a job and a line.",
    not: "use: that it may does not mean that it ever did.",
  },
  attachment: {
    word: "Attachment",
    means:
      "Ties a subject to a policy document in one place: in Kubernetes a role binding, in GitHub the permissions of a job.",
    not: "the rights themselves, which stand in the policy document.",
  },
  "policy-document": {
    word: "Policy document",
    means: "The text of the rules as the system has it: a role of Kubernetes, a ruleset of GitHub.",
    not: "a grant: a role that nobody is bound to gives nothing to anybody.",
  },
  owner: {
    word: "Owner",
    means:
      "Who answers for an identity, as far as labels, annotations, code owners and the place it lives in say. The reason stands beside it.",
    not: "confirmed: it is evidence, and nobody has agreed to it.",
  },
  environment: {
    word: "Environment",
    means:
      "Production, staging, development: given to a resource by rules over its labels and its name, else that of what it lives in. The rule that matched is the reason.",
  },
  reach: {
    word: "Reaches production",
    means:
      "Some chain of rights leads from it to data of a production resource, or further. On a condition: only if something holds that nobody can know beforehand, such as an approval.",
    not: "lives in production: that is where it is, not what it can get to.",
  },
  ability: {
    word: "Ability",
    means: "The strongest of what its chains give at their end, from read over write, secrets and execute to admin.",
  },
  chain: {
    word: "Chain",
    means:
      "One step after another from an identity to a production resource: becoming a role, running a workload, reading a secret.",
  },
  unclassified: {
    word: "Unclassified",
    means: "No rule says which environment it is. It is a state of its own.",
    not: "“not production”: it may well be.",
  },
  status: {
    word: "Status",
    means: "What the line stands on: live, implied, missing or referenced.",
  },
  trait: { word: "Trait", means: "What it is beside its kind, as far as that was read." },
  live: { word: "Live", means: "A read has shown it." },
  implied: {
    word: "Implied",
    means:
      "No document defines it: the system makes it by itself, and something uses it. Each namespace’s default account is one.",
  },
  missing: {
    word: "Missing",
    means:
      "Something names it, and a complete read of its kind shows that it does not exist. Whoever makes it gets what the name was given.",
  },
  referenced: {
    word: "Referenced",
    means:
      "Something names it, and no read could show whether it exists: users and groups of a cluster live outside it.",
    not: "missing, which is proved.",
  },
  coverage: {
    word: "Coverage",
    means:
      "How completely something was read. Each listing ends in one of the words below; only a complete one can show that something is gone.",
    not: "health. It says how far to believe the numbers.",
  },
  complete: { word: "Complete", means: "Everything there was to list was listed." },
  partial: {
    word: "Partial",
    means: "Some of it was read, the rest is unknown. Numbers that it feeds say “at least”.",
  },
  denied: { word: "Denied", means: "The system refused. The sources page says which right is missing." },
  failed: { word: "Failed", means: "It could not be read: no answer in time, an error, or a file that is no YAML." },
  carried: { word: "Carried", means: "It was not read this time; the last complete read stands." },
  "not-supported": { word: "Not supported", means: "This system or export cannot tell it at all." },
  "switched-off": { word: "Switched off", means: "Somebody chose not to have it read." },
  "out-of-scope": {
    word: "Out of scope",
    means: "What it lives in can no longer be seen with this credential. It is kept, and marked.",
  },
  "at-least": {
    word: "At least",
    means: "Something that feeds the number was not read completely, so there may be more.",
  },
  baseline: {
    word: "Baseline",
    means: "What the first complete read brought. It was there already, so it is no change.",
    not: "approved.",
  },
  change: {
    word: "Change",
    means:
      "A difference between two complete reads. It happened between them; both times are shown, and no exact time is made up.",
  },
  "held-removal": {
    word: "Held removal",
    means:
      "So much is missing from one read that it may be a fault. It stays until the next complete read misses it too, or somebody confirms.",
  },
  created: {
    word: "Created",
    means: "When it was made, as its system says.",
    not: "first seen, which is when Rollcall first read it.",
  },
  expires: {
    word: "Expires",
    means: "When the first of its credentials ends by itself. Never means that none of them does.",
  },
  "last-used": {
    word: "Last used",
    means: "The newest use that is known, with how it is known.",
    not: "certain: never used, not observable and not asked are three things, and only the first is said as “never”.",
  },
  "evidence-window": {
    word: "Evidence window",
    means: "Since when a use would have been noticed. “Never used” holds within it and says nothing about before.",
  },
  stale: {
    word: "Stale",
    means: "Not used for long, within an evidence window that covers that time.",
    not: "unknown: what nobody watches cannot be called stale.",
  },
  vendor: {
    word: "System or vendor account",
    means: "Made by the platform or an add-on, as its labels say. Kept, and left out of the list unless asked for.",
  },
  "as-of": { word: "As of", means: "Every page can show another time: everything as it was known then." },
} as const satisfies Record<string, Entry>;

export type TermId = keyof typeof GLOSSARY;

/** The entry of a word; `not` is there for all to ask. */
export function entryOf(id: TermId): Entry {
  return GLOSSARY[id];
}

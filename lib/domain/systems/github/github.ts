import type { System } from "../system.ts";
import { readReference } from "./aliases.ts";
import { access } from "./access.ts";
import { claim } from "./claim.ts";
import { credential } from "./credential-words.ts";
import { grants } from "./grants.ts";
import { home } from "./home.ts";
import { consumer } from "./job-words.ts";
import { noOwnerWords, words } from "./kind-words.ts";
import { isWorkflow, KIND_LABELS } from "./kinds.ts";
import { judge, namedBy } from "./leaked.ts";
import { namedUses } from "./runs/named-uses.ts";
import { runsOf } from "./runs/run-words.ts";
import { holds, secretsTaken, storedAt } from "./secret-words.ts";
import { changeSentence } from "./sentences.ts";
import { starts } from "./start-words.ts";
import { traits } from "./traits.ts";
import { settingsAround, subjects } from "./subject-words.ts";

/** Apps that GitHub itself makes and installs where a feature is switched on. */
const FIRST_PARTY = new Set(["dependabot", "github-actions", "github-pages", "github-advanced-security"]);

export const github = {
  id: "github",
  kindLabel: (kind) => KIND_LABELS[kind] ?? kind.replaceAll("-", " "),
  words,
  noOwnerWords,
  traits,
  claim,
  home,
  starts,
  subjects,
  settingsAround,
  readReference,
  /** An alias says no id, so no listing proves that what it names is missing. */
  statusOfUnseen: () => "referenced",
  isHuman: (kind) => kind === "user" || kind === "team",
  isVendor: ({ kind, name }) => kind === "app-installation" && FIRST_PARTY.has(name),
  isPlatformBinding: () => false,
  memberships: () => [],
  grants,
  access,
  permissions: () => () => ({
    fault: "What an identity of GitHub may do is on its page; it cannot be asked question by question yet.",
  }),
  tellingCredentials: [],
  platformKinds: [],
  platformWords: () => null,
  documentSlices: [],
  consumer,
  credential,
  useWatchOf: () => null,
  secretsTaken,
  storedAt,
  holds,
  aroundWords: () => null,
  placeOf: (content) => (typeof content.place === "string" ? `repository ${content.place}` : null),
  namedBy,
  judge,
  useUnknown: "GitHub does not say when it was last used.",
  useUnknownOf: (kind) =>
    isWorkflow(kind)
      ? "No run of it was seen: none is among the newest of its repository, or those were not read."
      : "GitHub does not say when it was last used.",
  seesEveryUse: isWorkflow,
  slicesOfOthers: (kind) => (kind === "user" || kind === "team" ? [] : ["organization-roles", "saml-identities"]),
  namedUses,
  runs: runsOf,
  changeSentence,
} satisfies System;

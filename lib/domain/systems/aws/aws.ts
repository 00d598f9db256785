import type { System } from "../system.ts";
import { access } from "./access.ts";
import { claim } from "./claim.ts";
import { consumer } from "./consumer-words.ts";
import { credential } from "./credential-words.ts";
import { grants } from "./grants.ts";
import { home } from "./home.ts";
import { noOwnerWords, words } from "./kind-words.ts";
import { KIND_LABELS } from "./kinds.ts";
import { judge, namedBy } from "./leaked.ts";
import { memberships } from "./memberships.ts";
import { limitWords } from "./limit-words.ts";
import { LIMITS_LISTING } from "./listings.ts";
import { permissions } from "./permissions/answer.ts";
import { limitTargetsAround } from "./permissions/organization-limits.ts";
import { aroundWords, placeOf, storedAt } from "./places.ts";
import { serviceUsesOf } from "./read-alias.ts";
import { isVendor, readReference, statusOfUnseen } from "./references.ts";
import { serviceName } from "./service-names.ts";
import { sessionLengthAlias } from "./aliases.ts";
import { readAlias } from "./read-alias.ts";
import { changeSentence } from "./sentences.ts";

export const aws = {
  id: "aws",
  labelWord: "tag",
  kindLabel: (kind) => KIND_LABELS[kind] ?? kind.replaceAll("-", " "),
  words,
  noOwnerWords,
  claim,
  home,
  starts: () => [],
  subjects: () => [],
  /** How long its sessions last, which only one listing says of a role. */
  settingsAround(alias) {
    const place = readAlias(alias);
    return place?.kind === "role" && place.account !== null
      ? [sessionLengthAlias(place.partition, place.account, place.name)]
      : [];
  },
  readReference,
  statusOfUnseen,
  /** Groups are kept because they own; users stay in sight: most of them are machines, and AWS does not say which. */
  isHuman: (kind) => kind === "group",
  isVendor,
  isPlatformBinding: () => false,
  memberships,
  grants,
  access,
  limitWords,
  serviceUsesOf,
  serviceWords: serviceName,
  permissions,
  askedIdentities: ["role", "user"],
  askedResources: ["account", "organization"],
  askedStoredCopies: ["secret", "parameter"],
  limits: { kinds: ["scp", "rcp"], slice: LIMITS_LISTING, targets: limitTargetsAround },
  tellingCredentials: [],
  platformKinds: [],
  platformWords: () => null,
  documentSlices: ["authorization-details"],
  consumer,
  credential,
  useWatchOf: () => null,
  secretsTaken: () => [],
  storedAt,
  /** What a secret of Secrets Manager holds AWS does not say, and its value is never read. */
  holds: () => "a value of any kind",
  aroundWords,
  placeOf,
  namedBy,
  judge,
  useUnknown: "AWS reported no use of its credentials, which may be that there was none.",
  changeSentence,
} satisfies System;

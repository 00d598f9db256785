import type { JsonObject } from "../../facts/json.ts";
import { claim } from "./claim.ts";
import { grants } from "./grants.ts";
import { noOwnerWords, words } from "./kind-words.ts";
import { accessWords } from "./permissions/access-words.ts";
import { permissions } from "./permissions/answer.ts";
import { changeSentence } from "./sentences.ts";
import type { System } from "../system.ts";
import { PLATFORM_KINDS, platformWords } from "./cloud.ts";
import { credential, useWatchOf } from "./credential-words.ts";
import { judge, namedBy } from "./leaked.ts";
import { memberships } from "./memberships.ts";
import { podSecurityWords } from "./pod-security.ts";
import { readReference } from "./reference.ts";
import { holds, secretsTaken, storedAt } from "./secret-words.ts";
import { consumer, placeOf } from "./views.ts";
import { traits } from "./traits.ts";

const KIND_LABELS: Record<string, string> = {
  "service-account": "service account",
  user: "user",
  group: "group",
  "aws-role": "AWS role",
  "aws-user": "AWS user",
};

/**
 * Labels by which platforms and add-on managers mark what is theirs. Labels, not lists of names: names are anybody's.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#auto-reconciliation
 */
const VENDOR_LABELS = [
  "kubernetes.io/bootstrapping",
  "addonmanager.kubernetes.io/mode",
  "eks.amazonaws.com/component",
  "kubernetes.azure.com/managedby",
];

export const kubernetes = {
  id: "kubernetes",

  kindLabel: (kind) => KIND_LABELS[kind] ?? kind,

  words,

  noOwnerWords,

  traits,
  claim,

  /** An API server has no pages for people. */
  home: () => null,

  starts: () => [],

  subjects: () => [],

  settingsAround: () => [],

  readReference,

  /** Every namespace has a `default` account; users and groups exist only outside the cluster. */
  statusOfUnseen(reference, listed, placed) {
    if (reference.kind !== "service-account") return "referenced";
    if (reference.name === "default" && placed) return "implied";
    return listed ? "missing" : "referenced";
  },

  isHuman: (kind) => kind === "user" || kind === "group",

  /**
   * The controllers' own accounts carry no label, but the bindings the API server reconciles for them do; only accounts
   * in namespaces with the reserved prefix `kube-` are believed that way.
   */
  isVendor({ kind, name, container, content }, boundByPlatform) {
    if (kind !== "service-account") return name.startsWith("system:");
    if (hasVendorLabel(content)) return true;
    return boundByPlatform && (container?.includes(":namespace:kube-") ?? false);
  },

  isPlatformBinding: hasVendorLabel,

  memberships,

  grants,

  access: accessWords,

  permissions,

  consumer,

  credential,

  useWatchOf,

  secretsTaken,

  holds,

  storedAt,

  aroundWords: ({ kind, content }) => (kind === "namespace" ? podSecurityWords(content) : null),

  placeOf,

  namedBy,

  judge,

  tellingCredentials: ["client-certificate"],

  platformKinds: PLATFORM_KINDS,

  platformWords,

  documentSlices: ["roles", "cluster-roles"],

  useUnknown: "Nothing tells of every use: only the last day of a token in a Secret is noted, with the token.",

  changeSentence,
} satisfies System;

function hasVendorLabel(content: JsonObject): boolean {
  const labels = content.labels;
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return false;
  return VENDOR_LABELS.some((label) => Object.hasOwn(labels, label));
}

import type { z } from "zod";
import { Metadata } from "./schema.ts";
import { listOf, LooseName, mapping, Text } from "./schema-parts.ts";
import { Selector } from "./selector-schema.ts";

/** Strings of a rule stay exactly as written: what looks like a glob is literal, and case counts. */
const Rule = mapping({
  verbs: listOf(Text),
  apiGroups: listOf(Text),
  resources: listOf(Text),
  resourceNames: listOf(Text),
  nonResourceURLs: listOf(Text),
});

export const Role = mapping({ metadata: Metadata, rules: listOf(Rule) }).transform(({ metadata, rules }) => ({
  ...metadata.kept,
  rules,
}));

/** A ClusterRole. `allLabels` stay inside the collector: other roles' selectors are matched against them. */
export const ClusterRole = mapping({
  metadata: Metadata,
  rules: listOf(Rule),
  aggregationRule: mapping({ clusterRoleSelectors: listOf(Selector) }).nullish(),
}).transform(({ metadata, rules, aggregationRule }) => ({
  ...metadata.kept,
  rules,
  selectors: aggregationRule ? aggregationRule.clusterRoleSelectors : null,
  allLabels: metadata.allLabels,
}));

const Subject = mapping({
  kind: LooseName.nullish(),
  apiGroup: LooseName.nullish(),
  name: LooseName.nullish(),
  namespace: LooseName.nullish(),
}).transform(({ kind, apiGroup, name, namespace }) => ({
  kind: kind ?? "",
  apiGroup: apiGroup ?? "",
  name: name ?? "",
  namespace: namespace ?? "",
}));

/** One subject of a binding as written; see attachment.ts for what it means. */
export type Subject = z.output<typeof Subject>;

/** RoleBinding and ClusterRoleBinding. `roleRef` is null in a patch. */
export const Binding = mapping({
  metadata: Metadata,
  roleRef: mapping({
    kind: LooseName.nullish(),
    apiGroup: LooseName.nullish(),
    name: LooseName.nullish(),
  }).nullish(),
  subjects: listOf(Subject),
}).transform(({ metadata, roleRef, subjects }) => ({
  ...metadata.kept,
  roleRef: roleRef ? { kind: roleRef.kind ?? "", apiGroup: roleRef.apiGroup ?? "", name: roleRef.name ?? "" } : null,
  subjects,
}));

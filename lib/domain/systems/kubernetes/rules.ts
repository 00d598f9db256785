/**
 * One rule of a Role or ClusterRole, exactly as written (rbac.authorization.k8s.io/v1 PolicyRule): strings are literal
 * but for `*` and a final `*` of a non-resource path, and case counts.
 */
export interface PolicyRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  resourceNames: string[];
  nonResourceURLs: string[];
}

/** One requirement of a label selector (meta/v1 LabelSelectorRequirement); `matchLabels` are `In` with one value. */
export interface LabelRequirement {
  key: string;
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  values: string[];
}

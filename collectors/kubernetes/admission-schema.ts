import { z } from "zod";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { Metadata } from "./schema.ts";
import { listOf, LooseName, mapping, Text } from "./schema-parts.ts";
import { Selector } from "./selector-schema.ts";

/** Most webhooks of one configuration, and most rules of one webhook or policy, that are kept. */
const MOST = 200;

/** What a webhook or policy is asked about; names of resources and versions are literal but for `*`. */
const Rule = mapping({
  apiGroups: listOf(Text),
  apiVersions: listOf(Text),
  operations: listOf(Text),
  resources: listOf(Text),
  resourceNames: listOf(Text),
  scope: Text.nullish(),
}).transform((rule) => ({ ...rule, scope: rule.scope ?? "*" }));

const Count = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value.length : 0));

/** Who is asked: a service of the cluster, or the host of an address. Path and query may hold a secret. */
const ClientConfig = mapping({
  service: mapping({ namespace: LooseName.nullish(), name: LooseName.nullish() }).nullish(),
  url: Text.nullish(),
})
  .nullish()
  .transform((config): JsonObject => {
    if (config?.service) return { service: `${config.service.namespace ?? ""}/${config.service.name ?? ""}` };
    const url = config?.url;
    return url && URL.canParse(url) ? { host: new URL(url).host } : {};
  });

const Webhook = mapping({
  name: LooseName.nullish(),
  failurePolicy: Text.nullish(),
  rules: listOf(Rule),
  namespaceSelector: Selector.nullish(),
  objectSelector: Selector.nullish(),
  matchConditions: Count,
  clientConfig: ClientConfig,
}).transform((webhook) => ({
  name: webhook.name ?? "",
  // What the server fills in where nothing is said.
  failurePolicy: webhook.failurePolicy ?? "Fail",
  rules: webhook.rules.slice(0, MOST),
  namespaces: webhook.namespaceSelector ?? [],
  objects: webhook.objectSelector ?? [],
  conditions: webhook.matchConditions,
  asks: webhook.clientConfig,
}));

/** ValidatingWebhookConfiguration and MutatingWebhookConfiguration: no `caBundle`, no address beyond its host. */
export const WebhookConfiguration = mapping({ metadata: Metadata, webhooks: listOf(Webhook) }).transform(
  ({ metadata, webhooks }) => ({ ...metadata.kept, webhooks: webhooks.slice(0, MOST) }),
);

const MatchResources = mapping({
  resourceRules: listOf(Rule),
  excludeResourceRules: Count,
  namespaceSelector: Selector.nullish(),
  objectSelector: Selector.nullish(),
}).transform((match) => ({
  rules: match.resourceRules.slice(0, MOST),
  exclusions: match.excludeResourceRules,
  namespaces: match.namespaceSelector ?? [],
  objects: match.objectSelector ?? [],
}));

/** ValidatingAdmissionPolicy: what it is asked about and how many checks it makes; the checks themselves are not kept. */
export const AdmissionPolicy = mapping({
  metadata: Metadata,
  spec: mapping({
    failurePolicy: Text.nullish(),
    matchConstraints: MatchResources.nullish(),
    matchConditions: Count,
    validations: Count,
    auditAnnotations: Count,
  }).nullish(),
}).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  failurePolicy: spec?.failurePolicy ?? "Fail",
  match: spec?.matchConstraints ?? null,
  conditions: spec?.matchConditions ?? 0,
  validations: spec?.validations ?? 0,
}));

/** ValidatingAdmissionPolicyBinding: which policy, where, and what becomes of what fails it. */
export const AdmissionPolicyBinding = mapping({
  metadata: Metadata,
  spec: mapping({
    policyName: LooseName.nullish(),
    validationActions: listOf(Text),
    matchResources: MatchResources.nullish(),
  }).nullish(),
}).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  policy: spec?.policyName ?? "",
  actions: spec?.validationActions ?? [],
  match: spec?.matchResources ?? null,
}));

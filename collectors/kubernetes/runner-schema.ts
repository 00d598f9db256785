import { z } from "zod";
import { Metadata } from "./schema.ts";
import { Flag, listOf, LooseName, mapping, Name, Text } from "./schema-parts.ts";
import { NO_POD_SPEC, Template } from "./workload-schema.ts";

/** Most labels of one set that are kept. */
const MOST_LABELS = 100;

/** `https://github.com/acme/api`: host, owner and repository, of which nobody could make a longer path. */
const PATH = /^\/([\w.-]{1,100})(?:\/([\w.-]{1,100}))?\/?$/;

/** Where runners register. Names and passwords in the address, and all that follows the path, end here. */
const ConfigUrl = Text.nullish().transform((text) => {
  const url = URL.parse(text ?? "");
  const [, owner, repository] = PATH.exec(url?.pathname ?? "") ?? [];
  // Runners of an enterprise belong to no organization that is read.
  if (!url || owner === undefined || owner === "enterprises") return null;
  return { host: url.hostname, owner, repository: repository ?? null };
});

const Count = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null));

/** Which runners of a GitHub an object brings up. */
export type RunnerSettings = {
  /** Null: it does not say where, or in no words that are understood. */
  at: { host: string | null; owner: string; repository: string | null } | null;
  /** Its name at GitHub, which is the label jobs ask for; null: it has none. */
  scaleSet: string | null;
  group: string | null;
  labels: string[];
  least: number | null;
  most: number | null;
  /** The Secret it registers with, by name. */
  registersWith: string | null;
};

const labelsOf = (labels: string[]) => [...new Set(labels)].slice(0, MOST_LABELS).toSorted();

/** The name of a Secret; a chart's values may write the secret itself in its place, which is dropped. */
const SecretName = z
  .unknown()
  .optional()
  .transform((value) => Name.safeParse(value).data ?? null);

/**
 * AutoscalingRunnerSet of GitHub's own controller.
 * @see https://github.com/actions/actions-runner-controller/blob/master/apis/actions.github.com/v1alpha1/autoscalingrunnerset_types.go
 */
export const AutoscalingRunnerSet = mapping({
  metadata: Metadata,
  spec: mapping({
    githubConfigUrl: ConfigUrl,
    githubConfigSecret: SecretName,
    runnerGroup: LooseName.nullish(),
    runnerScaleSetName: LooseName.nullish(),
    runnerScaleSetLabels: listOf(LooseName),
    minRunners: Count,
    maxRunners: Count,
    template: Template,
  }).nullish(),
}).transform(({ metadata, spec }) => ({
  ...metadata.kept,
  pods: spec ? (spec.template?.spec ?? NO_POD_SPEC) : null,
  runners: {
    at: spec?.githubConfigUrl ?? null,
    // What the controller takes where nothing is said.
    scaleSet: spec?.runnerScaleSetName || metadata.kept.name,
    group: spec?.runnerGroup || null,
    labels: labelsOf(spec?.runnerScaleSetLabels ?? []),
    least: spec?.minRunners ?? null,
    most: spec?.maxRunners ?? null,
    registersWith: spec?.githubConfigSecret ?? null,
  } satisfies RunnerSettings,
}));

/** `acme/api`. */
const Repository = Text.nullish().transform((text) => /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(text ?? ""));

/**
 * RunnerDeployment of the controller before it. It names no host: the controller's own settings do.
 * @see https://github.com/actions/actions-runner-controller/blob/master/apis/actions.summerwind.net/v1alpha1/runner_types.go
 */
export const RunnerDeployment = mapping({
  metadata: Metadata,
  spec: mapping({
    replicas: Count,
    template: mapping({
      spec: mapping({
        organization: LooseName.nullish(),
        repository: Repository,
        labels: listOf(LooseName),
        group: LooseName.nullish(),
        serviceAccountName: Name.nullish(),
        automountServiceAccountToken: Flag,
      }).nullish(),
    }).nullish(),
  }).nullish(),
}).transform(({ metadata, spec }) => {
  const runner = spec?.template?.spec;
  const [, owner = runner?.organization || null, repository = null] = runner?.repository ?? [];
  return {
    ...metadata.kept,
    pods: runner
      ? {
          ...NO_POD_SPEC,
          serviceAccount: runner.serviceAccountName || "default",
          automount: runner.automountServiceAccountToken ?? null,
        }
      : null,
    runners: {
      at: owner === null ? null : { host: null, owner, repository },
      scaleSet: null,
      group: runner?.group || null,
      labels: labelsOf(runner?.labels ?? []),
      least: spec?.replicas ?? null,
      most: spec?.replicas ?? null,
      registersWith: null,
    } satisfies RunnerSettings,
  };
});

/** An event that starts a workflow, with what limits it. Empty lists limit nothing. */
export interface Trigger {
  readonly event: string;
  readonly line: number;
  /** Activity types: `opened`, `published`, `completed`. */
  readonly types: readonly string[];
  readonly branches: readonly string[];
  readonly branchesIgnore: readonly string[];
  readonly tags: readonly string[];
  readonly tagsIgnore: readonly string[];
  readonly paths: readonly string[];
  readonly pathsIgnore: readonly string[];
  /** Cron expressions of `schedule`. */
  readonly schedules: readonly string[];
  /** Names of the workflows that `workflow_run` waits for. */
  readonly workflows: readonly string[];
  /** Inputs of `workflow_dispatch` and `workflow_call`. */
  readonly inputs: readonly TriggerInput[];
  /** Secrets that `workflow_call` asks its caller for. */
  readonly secrets: readonly TriggerSecret[];
}

export interface TriggerInput {
  readonly name: string;
  readonly line: number;
  readonly required: boolean;
  readonly type: string | null;
  /** Null: there is none, or it is not kept. */
  readonly default: string | null;
  /** Values to choose from; empty: anything. */
  readonly options: readonly string[];
}

export interface TriggerSecret {
  readonly name: string;
  readonly line: number;
  readonly required: boolean;
}

/** Where a workflow file lies. */
export interface WorkflowPlace {
  owner: string;
  repository: string;
  path: string;
}

/** A place in a file that was left out, and why, in words that quote nothing of it. */
export interface WorkflowProblem {
  line: number;
  message: string;
}

/**
 * Reads `action.yml` or `action.yaml` of an action that lies beside the workflow, by its path inside the repository
 * (`.github/actions/setup`); null where there is none.
 */
export type ActionReader = (path: string) => string | null;

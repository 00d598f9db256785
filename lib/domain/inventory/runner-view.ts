/** Where a runner of GitHub runs, as far as connected clusters tell. */
export interface RunnerHost {
  /** `AutoscalingRunnerSet` */
  kind: string;
  set: string;
  cluster: string;
  namespace: string;
  account: string;
  /** Page of the account; null: it has none. */
  accountId: string | null;
  /** What says that the runner is one of the set's. */
  because: string;
}

/** A runner of GitHub that runs as an account. */
export interface HostedRunner {
  id: string | null;
  name: string;
  /** `acme` or `acme/api`. */
  place: string;
  set: string;
  because: string;
}

/** The other end of runners: of a runner its hosts, of an account its runners. */
export type RunnerView =
  | { of: "runner"; hosts: RunnerHost[]; unknown: string | null }
  | { of: "account"; runners: HostedRunner[]; unknown: string | null };

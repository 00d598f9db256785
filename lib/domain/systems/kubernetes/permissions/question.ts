/** May it do this to a resource? Strings are taken literally, case counts, and an absent part is the empty string. */
export interface ResourceQuestion {
  verb: string;
  /** `apps`; empty for the core group. */
  group: string;
  /** `pods`, without its subresource. */
  resource: string;
  /** `exec` */
  subresource?: string;
  /** Absent: in all namespaces at once, or a resource that lives in none. Never "in some namespace". */
  namespace?: string;
  /** Absent: no particular one, as when listing or creating. */
  name?: string;
}

/** May it ask for this path of the API server? */
export interface PathQuestion {
  verb: string;
  /** `/metrics` */
  path: string;
}

/** What an authorizer is asked: the attributes of one request. */
export type Question = ResourceQuestion | PathQuestion;

/** Who asks, as the API server sees it after authentication. */
export interface Asker {
  /** `system:serviceaccount:payments:ci`; null when only groups are asked about. */
  user: string | null;
  groups: readonly string[];
}

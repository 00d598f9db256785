import type { Identity } from "./identity.ts";
import type { Trigger } from "./trigger.ts";

/**
 * A workflow file of GitHub Actions, cut down to what says who may do what (decisions/0006): plain JSON, lines from 1,
 * no value of `env`, `with` or `run` but those that an allow-list names.
 */
export interface WorkflowDocument {
  readonly owner: string;
  readonly repository: string;
  /** Path inside the repository: `.github/workflows/release.yml`. */
  readonly path: string;
  /** The branch it was read from, where that is not the default one: its runs are those of that branch. */
  readonly branch?: string;
  /** What the file calls itself; null: GitHub shows the path. */
  readonly name: string | null;
  readonly triggers: readonly Trigger[];
  /** Null: the file does not say, and what the repository or the organization sets by default holds. */
  readonly permissions: GivenPermissions | null;
  readonly jobs: readonly WorkflowJob[];
}

/** One job: steps on a runner, or the call of a reusable workflow. */
export interface WorkflowJob {
  readonly id: string;
  readonly line: number;
  /** Shown in place of the id; may hold expressions. */
  readonly name: string | null;
  /** Its own, else those of the workflow, else null: the default of the repository, or what the caller passes on. */
  readonly permissions: GivenPermissions | null;
  /** `inherited`: neither the job nor the workflow says; see {@link GivenPermissions}. */
  readonly idToken: "write" | "none" | "inherited";
  readonly environment: PossibleValues | null;
  /** Null for the call of a reusable workflow, and where the file says nothing that can be read. */
  readonly runsOn: RunsOn | null;
  readonly needs: readonly Named[];
  readonly condition: Condition | null;
  /** Stored secrets by name; those of the workflow's `env` reach every job with steps and are among them. */
  readonly secrets: readonly Mention[];
  /** Lines where all secrets at once are handed on (`toJSON(secrets)`) or one is chosen at run time. */
  readonly allSecrets: readonly number[];
  /** Lines that name the token GitHub makes for the run; it is no stored secret. */
  readonly githubToken: readonly number[];
  /** `secrets: inherit`: the called workflow may use every secret of the caller. */
  readonly inheritsSecrets: boolean;
  /** Configuration variables (`vars.NAME`). */
  readonly vars: readonly Mention[];
  /** Actions of its steps, and the reusable workflow it calls. */
  readonly uses: readonly Use[];
  readonly call: Call | null;
  /** Images that are pulled with credentials: the job's own container and its services. */
  readonly containers: readonly ContainerLogin[];
  readonly checkouts: readonly Checkout[];
  readonly identities: readonly Identity[];
  /** Places where a value stands that belongs into a secret. The value is not kept. */
  readonly literals: readonly Literal[];
}

/** A name and the line it stands on. */
export interface Named {
  readonly name: string;
  readonly line: number;
}

/** A name and every line that mentions it. */
export interface Mention {
  readonly name: string;
  readonly lines: readonly number[];
}

/** What a job's token may do to one thing. */
export type PermissionLevel = "read" | "write" | "none";

/**
 * Permissions as a file gives them. A map withdraws everything it does not name; an empty one withdraws all.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export interface GivenPermissions {
  readonly line: number;
  readonly from: "workflow" | "job";
  readonly value: Permissions;
}

export type Permissions = "read-all" | "write-all" | Readonly<Record<string, PermissionLevel>>;

/**
 * What a text of the file comes to. `text` is the text as written where it may be kept, with its expressions;
 * `values` are those it is known to take, `complete` says that it takes no others.
 */
export interface PossibleValues {
  readonly line: number;
  readonly text: string;
  readonly values: readonly string[];
  readonly complete: boolean;
}

/** Where a job runs: on a runner that has one set of labels, of a group if one is named. */
export interface RunsOn {
  readonly line: number;
  /** As written, expressions included. */
  readonly text: readonly string[];
  /** One set for each combination of the matrix that differs; empty where nothing is known. */
  readonly labels: readonly (readonly string[])[];
  readonly group: PossibleValues | null;
  /** False: it may run elsewhere too, which only an expression at run time says. */
  readonly complete: boolean;
}

/** An `if` of a job, reduced to what it looks at: `github.ref`, `inputs.environment`. */
export interface Condition {
  readonly line: number;
  readonly references: readonly string[];
}

/** Something that a job uses and that somebody else may have written. */
export interface Use {
  readonly line: number;
  /** As written: `actions/checkout@v4`, `./.github/actions/setup`, `docker://alpine:3`. */
  readonly text: string;
  readonly kind: "action" | "workflow" | "docker";
  /** Repository it lies in; null for images and for what lies beside the workflow. */
  readonly repository: string | null;
  /** Path inside that repository; empty at its root. */
  readonly path: string;
  readonly ref: string | null;
  /** How firmly the version is fixed: `tag` looks like a release, `branch` like anything that moves. */
  readonly pin: "sha" | "tag" | "branch" | "local" | "digest" | "none";
}

/** The call of a reusable workflow: what is handed to it. */
export interface Call {
  readonly line: number;
  readonly use: Use;
  /** Values are kept where their names and shapes are those of places, roles and runners. */
  readonly inputs: readonly { readonly name: string; readonly line: number; readonly value: PossibleValues | null }[];
  /** The callee's names, and the secrets of the caller that each is filled from. */
  readonly secrets: readonly { readonly name: string; readonly line: number; readonly from: readonly string[] }[];
}

/** Credentials a job hands to the registry of an image it runs in or beside. */
export interface ContainerLogin {
  readonly line: number;
  /** `container`, or the name of the service. */
  readonly of: string;
  readonly registry: string | null;
  readonly secrets: readonly string[];
}

/** A checkout that brings code in which somebody else may have written, in a run that has this repository's secrets. */
export interface Checkout {
  readonly line: number;
  /** What it is told to check out: references only (`github.event.pull_request.head.sha`). */
  readonly references: readonly string[];
  readonly triggers: readonly string[];
  /** Whether the action itself refuses pull requests of forks; `unknown`: its version does not say. */
  readonly guard: "refuses-forks" | "none" | "unknown";
}

/** A value in place of a secret. */
export interface Literal {
  readonly line: number;
  /** Where it stands: `with.password`, `env.AWS_SECRET_ACCESS_KEY`, `container.credentials.password`. */
  readonly at: string;
}

import type { Row } from "#collectors/shared/rows.ts";
import { spread } from "#prisma/seed/sample/writing/identifiers.ts";
import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import type { Environment, Repository, Runs } from "../model/repository.ts";
import { isThere } from "../model/time.ts";
import { idOf, type Moment } from "./rows.ts";
import { readFile } from "./workflow-texts.ts";

/** One run as the data tells of it. */
interface Run {
  file: string;
  day: DaysAgo;
  failed: boolean;
  event: string;
  actor: string;
  branch: string;
}

/** As many as GitHub gives in one page. */
const PAGE = 100;

/** The newest page of runs of all workflows of a repository; GitHub says how many there are in all. */
export function runRows(moment: Moment, repository: Repository): Row[] {
  const runs = allRuns(moment, repository);
  const value = {
    total_count: runs.length,
    workflow_runs: runs.slice(0, PAGE).map((run) => runRow(moment, repository, run)),
  };
  return [{ value, evidence: `GET /repos/${moment.organization.login}/${repository.name}/actions/runs` }];
}

/** Those of one file on a branch that are in that page. */
export function runsOnBranch(moment: Moment, repository: Repository, branch: string, file: string): object | null {
  const all = allRuns(moment, repository);
  const oldest = all.slice(0, PAGE).at(-1);
  if (!oldest) return null;
  const own = all.slice(0, PAGE).filter((run) => run.branch === branch && run.file === file);
  return {
    since: moment.time(oldest.day),
    whole: all.length <= PAGE,
    own: own.map((run) => runRow(moment, repository, run)),
  };
}

/** Every run, the newest first. */
function allRuns(moment: Moment, repository: Repository): Run[] {
  const ofBranches = Object.entries(repository.branches ?? {}).flatMap(([branch, { runs }]) =>
    Object.keys(runs ?? {}).map((file) => ({ file, branch })),
  );
  const ofMain = Object.keys(repository.workflows ?? {}).map((file) => ({ file, branch: MAIN }));
  return [...ofMain, ...ofBranches]
    .flatMap(({ file, branch }) => runsOf(moment, repository, file, branch))
    .toSorted((a, b) => a.day - b.day);
}

const MAIN = "main";

function runRow(moment: Moment, repository: Repository, run: Run): object {
  return {
    id: runId(repository, run),
    workflow_id: idOf("workflow", repository.name, run.file),
    run_attempt: 1,
    event: run.event,
    status: "completed",
    conclusion: run.failed ? "failure" : "success",
    head_branch: run.branch,
    actor: moment.person(run.actor),
    created_at: moment.time(run.day),
    run_started_at: moment.time(run.day),
  };
}

/** Ids of runs count upwards over the days. */
function runId(repository: Repository, { file, day, branch }: Run): number {
  const words = branch === MAIN ? [file] : [file, branch];
  return 20_000_000_000 - day * 1_000_000 + spread(1_000_000, "run", repository.name, ...words);
}

function runsOf(moment: Moment, repository: Repository, file: string, branch = MAIN): Run[] {
  const own = branch === MAIN ? undefined : repository.branches?.[branch];
  const workflow = repository.workflows?.[file];
  const life = own ?? workflow;
  if (!life || !isThere(life, moment.day)) return [];
  const told: Runs = (own ?? repository).runs?.[file] ?? {};
  const event = eventOf(moment, repository, file, own && branch);
  if (event === null) return [];
  const every = told.every ?? (event === "schedule" ? 1 : 1 + spread(6, "every", repository.name, file));
  // What GitHub disabled for want of activity has not run for two months and more.
  const last = told.last ?? (workflow?.state === undefined ? spread(every, "last", repository.name, file) : 95);
  const actor = told.actor ?? actorOf(moment, repository);
  const days = Math.max(0, Math.floor((life.born - last) / every));
  return Array.from({ length: days }, (_, turn) => last + turn * every)
    .filter((day) => day >= moment.day)
    .map((day) => ({
      file,
      day,
      failed: told.failing !== undefined && day < told.failing,
      event,
      actor,
      branch,
    }));
}

/** The event most runs of it have; null: only others call it, and those runs are theirs. */
function eventOf(moment: Moment, repository: Repository, file: string, branch?: string): string | null {
  const events = readFile(moment, repository, file, branch).triggers.map(({ event }) => event);
  return ["schedule", "push", ...events].find((event) => events.includes(event) && event !== "workflow_call") ?? null;
}

function actorOf(moment: Moment, { team }: Repository): string {
  return moment.members(team)[0]?.login ?? "tickets-bot";
}

const DEPLOYMENTS = 6;

/** Deployments to environments with reviewers: those of the workflow that is said to deploy there. */
export function deploymentRows(moment: Moment, repository: Repository): Row[] {
  return moment
    .there(repository.environments)
    .filter(({ reviewers }) => reviewers)
    .map((environment) => {
      const file = environment.deployedBy ?? "deploy.yml";
      const runs = runsOf(moment, repository, file).filter(({ day }) => day < environment.born);
      const call = `/repos/${moment.organization.login}/${repository.name}/deployments?environment=${environment.name}`;
      const value = {
        environment: environment.name,
        environment_id: idOf("environment", repository.name, environment.name),
        more: runs.length >= DEPLOYMENTS,
        deployments: runs.slice(0, DEPLOYMENTS - 1).map((run) => deploymentRow(moment, repository, environment, run)),
      };
      return { value, evidence: `GET ${call}` };
    });
}

function deploymentRow(moment: Moment, repository: Repository, environment: Environment, run: Run): object {
  const at = moment.time(run.day);
  const after = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString().replace(".000", "");
  const waited = 4 + spread(50, "waited", repository.name, String(run.day));
  const id = runId(repository, run);
  const states = ["waiting", "in_progress", run.failed ? "failure" : "success"];
  return {
    id: id - 7,
    ref: "main",
    created_at: at,
    creator: moment.person(run.actor),
    statuses: states.map((state, index) => ({
      state,
      created_at: after(index === 0 ? 0 : waited + index * 3),
      run: id,
    })),
    reviews: [
      {
        state: "approved",
        user: moment.person(reviewerOf(moment, environment, run.actor)),
        comment: environment.says ?? "",
        environments: [{ name: environment.name }],
      },
    ],
  };
}

/** Somebody else of those who may, where there is one. */
function reviewerOf(moment: Moment, { reviewers = [] }: Environment, actor: string): string {
  const logins = reviewers.flatMap((who) =>
    who.startsWith("team:")
      ? moment.there(moment.organization.people).flatMap(({ login, team }) => (who === `team:${team}` ? [login] : []))
      : [who],
  );
  return logins.find((login) => login !== actor) ?? actor;
}

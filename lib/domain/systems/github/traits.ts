import type { JsonObject } from "../../facts/json.ts";
import { isGitHubHosted } from "./hosted-labels.ts";
import { haltOf } from "./halted.ts";
import { jobOf, strangersCheckouts } from "./jobs.ts";
import type { Traits } from "../system.ts";
import type { WorkflowJob } from "./workflows/document.ts";

const MEANINGS = {
  "all-repositories": "An App or token that was given every repository of the organization, those to come too.",
  "write-deploy-key": "A deploy key that may push.",
  "classic-token": "A classic token reaches all that its owner does: it is not limited to repositories.",
  "token-without-expiry": "A token that does not end by itself.",
  "mints-production-subjects":
    "A workflow with a job that may ask for OIDC tokens and deploys to an environment called after production.",
  "checks-out-strangers-code":
    "A workflow that checks out what strangers wrote, in runs with its repository's secrets.",
  "hands-on-all-secrets": "A workflow that hands every secret it can see to something else at once.",
  "credential-written-out": "A workflow with a value in its file where a secret belongs.",
  "runs-on-own-runners": "A workflow with a job that asks for runners that are not GitHub's.",
  "runner-kept-between-jobs":
    "A self-hosted runner that takes one job after another: one can leave something for the next.",
  "signs-nothing": "A webhook without a secret: whoever receives it cannot tell who sent it.",
  "switched-off": "It is suspended or disabled, and can do nothing until somebody changes that.",
} as const;

type Trait = keyof typeof MEANINGS;

const TOKENS = new Set(["fine-grained-token", "classic-token"]);

function* ofIdentity(kind: string, content: JsonObject, endless: number): Generator<Trait> {
  if (kind === "classic-token") yield "classic-token";
  if (TOKENS.has(kind) && endless > 0) yield "token-without-expiry";
  if (kind === "deploy-key" && content.readOnly === false) yield "write-deploy-key";
  if (kind.endsWith("-runner") && content.ephemeral === false) yield "runner-kept-between-jobs";
  if (kind.endsWith("-webhook") && content.secret === "absent") yield "signs-nothing";
  if (haltOf(content)) yield "switched-off";
}

function* ofJob(job: WorkflowJob): Generator<Trait> {
  if (job.idToken === "write" && job.environment?.values.some(isProduction)) yield "mints-production-subjects";
  if (strangersCheckouts(job).some(({ guard }) => guard !== "unknown")) yield "checks-out-strangers-code";
  if (job.allSecrets.length > 0 || job.inheritsSecrets) yield "hands-on-all-secrets";
  if (job.literals.length > 0) yield "credential-written-out";
  if (job.runsOn?.labels.some((set) => !set.every(isGitHubHosted))) yield "runs-on-own-runners";
}

const PRODUCTION = new Set(["prod", "production", "prd", "live"]);

/** Before the word these say that it is not that. */
const NOT_YET = new Set(["non", "not", "no", "pre"]);

/** Says whether an environment is called after production: `production`, `prod-eu`, `eu/live`. */
export function isProduction(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return words.some((word) => PRODUCTION.has(word)) && !words.some((word) => NOT_YET.has(word));
}

function ofAccess({ selection }: JsonObject): Trait[] {
  return selection === "all" ? ["all-repositories"] : [];
}

/** What identities of GitHub are beside their kind. */
export const traits: Traits = {
  meanings: MEANINGS,
  ofIdentity: ({ kind, content, endlessCredentials }) => [...ofIdentity(kind, content, endlessCredentials)],
  others: [
    ...["workflow-job", "branch-job"].map((kind) => ({
      noun: "consumer" as const,
      kind,
      traits: (content: JsonObject) => [...ofJob(jobOf(content))],
    })),
    { noun: "attachment", kind: "app-access", traits: ofAccess },
    { noun: "attachment", kind: "token-access", traits: ofAccess },
  ],
};

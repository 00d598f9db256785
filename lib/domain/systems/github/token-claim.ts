import type { VerdictPart } from "../../inventory/claim.ts";
import type { NoteEvidence } from "../../inventory/notes.ts";
import type { JobToken } from "./job-token.ts";
import type { WorkflowJob } from "./workflows/document.ts";

/** A job with the key of its fact. */
export interface Job {
  key: string;
  job: WorkflowJob;
  token: JobToken;
}

/** What a claim says, and the jobs that make it so: the first proves it, the others are counted. */
export interface Found {
  parts: VerdictPart[];
  jobs: Job[];
  /** What the job does, behind its name: `takes the secret X, line 12`. */
  deed: string;
  path: (string | number)[];
  deciding: string[];
  /** What proves it, where that is not the job. */
  proof?: NoteEvidence | null;
}

/** Tokens that may write all there is. */
export function allWrites(jobs: readonly Job[], name: VerdictPart): Found | null {
  const those = jobs.filter(({ token }) => token.value === "write-all");
  const [first] = those;
  if (!first) return null;
  return {
    parts: [{ text: "can change everything in " }, name],
    jobs: those,
    deed: `gets a token that may write all, by ${byOf(first)}`,
    path: ["permissions"],
    deciding: ["write-all"],
  };
}

/** Permissions of a map with one level, the gravest first. */
function permitted({ token: { value } }: Job, level: "read" | "write"): string[] {
  if (value === null || typeof value === "string") return [];
  return Object.entries(value).flatMap(([resource, given]) => (given === level ? [resource] : []));
}

/** Tokens that may write, to the code before the rest. */
export function writes(jobs: readonly Job[], name: VerdictPart): Found | null {
  const pushing = jobs.filter((one) => permitted(one, "write").includes("contents"));
  const those = pushing.length > 0 ? pushing : jobs.filter((one) => permitted(one, "write").length > 0);
  const [first] = those;
  if (!first) return null;
  const resources = [...new Set(those.flatMap((one) => permitted(one, "write")))];
  const [only = ""] = resources;
  const words =
    resources.length === 1
      ? `can write ${only.replaceAll("-", " ")} in `
      : `holds ${resources.length} write permissions in `;
  return {
    parts: [{ text: pushing.length > 0 ? "can push to " : words }, name],
    jobs: those,
    deed: `gets a token that may write ${listed(permitted(first, "write"))}, by ${byOf(first)}`,
    path: ["permissions", "value"],
    deciding: ["write"],
    proof: proofOf(first),
  };
}

const NAMED = 6;

function listed(resources: readonly string[]): string {
  const named = resources.slice(0, NAMED).map((resource) => `\`${resource}\``);
  const more = resources.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

function byOf({ token, job }: Job): string {
  return token.value === null ? `line ${job.line}` : token.by;
}

function proofOf({ token }: Job): NoteEvidence | null {
  return token.value === null ? null : token.proof;
}

/** Tokens of which neither the file nor what was read says what they may do. */
export function unread(jobs: readonly Job[]): Found | null {
  const those = jobs.filter(({ job, token }) => token.value === null && !job.call);
  const [first] = those;
  if (first?.token.value !== null) return null;
  return {
    parts: [{ text: "gets a token whose permissions were not read" }],
    jobs: those,
    deed: `does not say what its token may do, and ${first.token.because}`,
    path: ["permissions"],
    deciding: [],
  };
}

/** Nothing but calls of other workflows. */
export function calls(jobs: readonly Job[]): Found | null {
  const those = jobs.filter(({ job }) => job.call !== null);
  const call = those[0]?.job.call;
  if (!call || those.length < jobs.length) return null;
  const called = new Set(those.map(({ job }) => job.call?.use.text)).size;
  return {
    parts: [{ text: called === 1 ? "only calls another workflow" : `only calls ${called} other workflows` }],
    jobs: those,
    deed: `calls \`${call.use.text}\` on line ${call.line}`,
    path: ["call", "use"],
    deciding: [call.use.text],
  };
}

/** What such a call leads to may be more than anything the file says. */
export function unreadCalls(jobs: readonly Job[]): Found | null {
  const those = jobs.filter(({ job, token }) => job.call !== null && token.value === null);
  const [first] = those;
  const call = first?.job.call;
  if (!call || first.token.value !== null) return null;
  const called = new Set(those.map(({ job }) => job.call?.use.text)).size;
  return {
    parts:
      called === 1
        ? [{ text: "calls " }, { text: call.use.text, name: true }, { text: ", whose permissions were not read" }]
        : [{ text: `calls ${called} workflows whose permissions were not read` }],
    jobs: those,
    deed: `calls \`${call.use.text}\` on line ${call.line} and does not say what it may do; ${first.token.because}`,
    path: ["call", "use"],
    deciding: [call.use.text],
  };
}

/** Tokens that may read, or nothing: said only where no token and no call is unknown. */
export function reads(jobs: readonly Job[], name: VerdictPart): Found | null {
  const those = jobs.filter((one) => one.token.value === "read-all" || permitted(one, "read").length > 0);
  const [first] = those.length > 0 ? those : jobs;
  if (!first) return null;
  const words = those.length > 0 ? "can only read " : "can do nothing in ";
  return {
    parts: [{ text: words }, name],
    jobs: those.length > 0 ? those : [...jobs],
    deed: `gets a token that may ${those.length > 0 ? "only read" : "do nothing"}, by ${byOf(first)}`,
    path: ["permissions"],
    deciding: ["read", "read-all"],
    proof: proofOf(first),
  };
}

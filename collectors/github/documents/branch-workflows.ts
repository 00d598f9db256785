import { z } from "zod";
import { Name, CutLists, Time, listOf } from "./parts.ts";
import { Run, RUNS_PAGE } from "./runs.ts";
import { Workflow } from "./workflows.ts";

const MAX_FILES = 10_000;

/**
 * A branch beside the default one that a rule or an environment names, with its workflow files: `default` says the same as
 * the file of that path on the default branch, `own` is a row of its own, `unread` could not be read.
 */
const Branch = z.object({
  branch: Name,
  /** False: something names it, and there is no such branch. */
  exists: z.boolean(),
  files: z.array(z.object({ path: Name, as: z.enum(["default", "own", "unread"]) })).max(MAX_FILES),
  truncated: CutLists,
});

/** A workflow file of such a branch that says something else than the default branch does, or is only there. */
const BranchWorkflow = Workflow.extend({
  branch: Name,
  /** Its runs on this branch, among the newest of the repository: since when, and whether those are all there are. */
  runs: z.object({ since: Time, whole: z.boolean(), own: listOf(Run, RUNS_PAGE) }).nullish(),
});

/** What other branches hold. */
export const OtherBranch = z.union([BranchWorkflow, Branch]);

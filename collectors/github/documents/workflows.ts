import { z } from "zod";
import { CutLists, Id, listOf, Name, Text, Word } from "./parts.ts";
import { WorkflowFile } from "./workflow-file.ts";

/**
 * A workflow: what `GET /repos/{owner}/{repo}/actions/workflows` says of it, its file as the parser reduced it, and
 * whom CODEOWNERS names for the file.
 */
export const Workflow = z.object({
  id: Id.nullish(),
  path: Name,
  /** `active`, `disabled_manually`, `disabled_inactivity`. */
  state: Word.nullish(),
  /** The branch the file was read from. */
  ref: Name.nullish(),
  /** Null: GitHub lists it, and its file was not read. */
  file: WorkflowFile.nullish(),
  owners: z.object({ owners: listOf(Name, 100), because: Text }).nullish(),
  truncated: CutLists,
});

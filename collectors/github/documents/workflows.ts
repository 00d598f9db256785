import { z } from "zod";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { CutLists, Id, Name, Word } from "./parts.ts";

/**
 * A workflow: what `GET /repos/{owner}/{repo}/actions/workflows` says of it, and its file as the parser reduced it. The
 * schema of the latter is the parser's; here it is an object and nothing more.
 */
export const Workflow = z.object({
  id: Id.nullish(),
  path: Name,
  /** `active`, `disabled_manually`, `disabled_inactivity`. */
  state: Word.nullish(),
  /** The branch the file was read from. */
  ref: Name.nullish(),
  file: z.custom<JsonObject>((value) => typeof value === "object" && value !== null && !Array.isArray(value)).nullish(),
  truncated: CutLists,
});

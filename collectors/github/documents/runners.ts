import { z } from "zod";
import { document, Flag, Id, listOf, Name, Selection, Text, Word } from "./parts.ts";

/** `GET /orgs/{org}/actions/runner-groups`, with the selected repositories. */
export const RunnerGroup = document({
  id: Id,
  name: Name,
  visibility: Word.nullish(),
  default: Flag,
  inherited: Flag,
  allows_public_repositories: Flag,
  restricted_to_workflows: Flag,
  selected_workflows: listOf(Text).nullish(),
  repositories: Selection.nullish(),
});

/** `GET …/actions/runners`; whether it is online or busy, and its version, move all the time and are dropped. */
export const Runner = document({
  id: Id,
  name: Name,
  os: Text.nullish(),
  ephemeral: Flag,
  runner_group_id: Id.nullish(),
  labels: listOf(z.object({ name: Name, type: Word.nullish() })).nullish(),
});

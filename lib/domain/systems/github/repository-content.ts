import type { JsonObject } from "../../facts/json.ts";
import { textOf } from "../content.ts";
import { unknownRepository, type RepositoryFacts } from "./workflows/repository-facts.ts";

/** What is known of a repository for its workflows, from its fact; a checkout knows its name only. */
export function repositoryFacts(owner: string, name: string, content: JsonObject | null): RepositoryFacts {
  const unknown = unknownRepository(owner, name);
  if (!content) return unknown;
  const visibility = textOf(content.visibility);
  return {
    ...unknown,
    visibility: visibility === "public" || visibility === "private" || visibility === "internal" ? visibility : null,
    defaultBranch: textOf(content.defaultBranch) || null,
  };
}

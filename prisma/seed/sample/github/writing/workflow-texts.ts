import { existsSync, readFileSync } from "node:fs";
import { readWorkflow } from "#collectors/github/workflows/read-workflow.ts";
import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import type { Repository } from "../model/repository.ts";
import type { Moment } from "./rows.ts";

const FOLDER = new URL("../workflows/", import.meta.url);

/** A workflow file as the parser reads it. @throws Error when it does not */
export function readFile(
  { organization }: Moment,
  repository: Repository,
  file: string,
  branch?: string,
): WorkflowDocument {
  const place = { owner: organization.login, repository: repository.name, path: `.github/workflows/${file}` };
  const read = readWorkflow(textOf(repository.name, file, branch), place);
  if (!read.ok) throw new Error(`${repository.name}/${file}, line ${read.line}: ${read.message}`);
  return read.workflow;
}

function ownText(repository: string, file: string, branch?: string): URL {
  return new URL(branch === undefined ? `${repository}/${file}` : `${repository}/${branch}/${file}`, FOLDER);
}

/** A text of the repository's own, or one that several have. */
function textOf(repository: string, file: string, branch?: string): string {
  const own = ownText(repository, file, branch);
  const path = existsSync(own) ? own : new URL(`common/${file}`, FOLDER);
  return readFileSync(path, "utf8").replaceAll("REPOSITORY", repository);
}

/** Whether a branch has a text of its own of a file. */
export function hasOwnText(repository: string, file: string, branch: string): boolean {
  return existsSync(ownText(repository, file, branch));
}

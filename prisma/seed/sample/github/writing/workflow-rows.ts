import { existsSync, readFileSync } from "node:fs";
import { readWorkflow } from "#collectors/github/workflows/read-workflow.ts";
import type { Row } from "#collectors/shared/rows.ts";
import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import type { Repository } from "../model/repository.ts";
import { isThere } from "../model/time.ts";
import { idOf, type Moment } from "./rows.ts";

const FOLDER = new URL("../workflows/", import.meta.url);

/** Workflows with their files as the parser reads them: the texts are real and lie beside the data. */
export function workflowRows(moment: Moment, repository: Repository): Row[] {
  const { organization, day } = moment;
  return Object.entries(repository.workflows ?? {})
    .filter(([, life]) => isThere(life, day))
    .map(([file, { state }]) => {
      const path = `.github/workflows/${file}`;
      const id = idOf("workflow", repository.name, file);
      return {
        value: { id, path, state: state ?? "active", ref: "main", file: readFile(moment, repository, file) },
        evidence: `GET /repos/${organization.login}/${repository.name}/contents/${path}`,
      };
    });
}

/** A workflow file as the parser reads it. @throws Error when it does not */
export function readFile({ organization }: Moment, repository: Repository, file: string): WorkflowDocument {
  const place = { owner: organization.login, repository: repository.name, path: `.github/workflows/${file}` };
  const read = readWorkflow(textOf(repository.name, file), place);
  if (!read.ok) throw new Error(`${repository.name}/${file}, line ${read.line}: ${read.message}`);
  return read.workflow;
}

/** A text of the repository's own, or one that several have. */
function textOf(repository: string, file: string): string {
  const own = new URL(`${repository}/${file}`, FOLDER);
  const path = existsSync(own) ? own : new URL(`common/${file}`, FOLDER);
  return readFileSync(path, "utf8").replaceAll("REPOSITORY", repository);
}

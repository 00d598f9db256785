import { existsSync, readFileSync } from "node:fs";
import { readWorkflow } from "#collectors/github/workflows/read-workflow.ts";
import type { Row } from "#collectors/shared/rows.ts";
import type { Repository } from "../model/repository.ts";
import { isThere } from "../model/time.ts";
import { idOf, type Moment } from "./rows.ts";

const FOLDER = new URL("../workflows/", import.meta.url);

/** Workflows with their files as the parser reads them: the texts are real and lie beside the data. */
export function workflowRows({ organization, day }: Moment, repository: Repository): Row[] {
  return Object.entries(repository.workflows ?? {})
    .filter(([, life]) => isThere(life, day))
    .map(([file, { state }]) => {
      const path = `.github/workflows/${file}`;
      const place = { owner: organization.login, repository: repository.name, path };
      const read = readWorkflow(textOf(repository.name, file), place);
      if (!read.ok) throw new Error(`${repository.name}/${file}, line ${read.line}: ${read.message}`);
      const id = idOf("workflow", repository.name, file);
      return {
        value: { id, path, state: state ?? "active", ref: "main", file: read.workflow },
        evidence: `GET /repos/${organization.login}/${repository.name}/contents/${path}`,
      };
    });
}

/** A text of the repository's own, or one that several have. */
function textOf(repository: string, file: string): string {
  const own = new URL(`${repository}/${file}`, FOLDER);
  const path = existsSync(own) ? own : new URL(`common/${file}`, FOLDER);
  return readFileSync(path, "utf8").replaceAll("REPOSITORY", repository);
}

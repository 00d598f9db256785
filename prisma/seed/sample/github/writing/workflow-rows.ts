import type { Row } from "#collectors/shared/rows.ts";
import type { Repository } from "../model/repository.ts";
import { isThere } from "../model/time.ts";
import { idOf, type Moment } from "./rows.ts";
import { runsOnBranch } from "./run-rows.ts";
import { hasOwnText, readFile } from "./workflow-texts.ts";

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

/** Branches that something names: which files they hold, and those that are not as on `main`. */
export function branchRows(moment: Moment, repository: Repository): Row[] {
  const { organization, day } = moment;
  const there = Object.entries(repository.branches ?? {}).filter(([, life]) => isThere(life, day));
  return there.flatMap(([branch, { workflows }]): Row[] => {
    const at = `${organization.login}/${repository.name}@${branch}`;
    const own = workflows.filter((file) => hasOwnText(repository.name, file, branch));
    const files = workflows.map((file) => ({
      path: `.github/workflows/${file}`,
      as: own.includes(file) ? "own" : "default",
    }));
    const rows = own.map((file): Row => {
      const [path, id] = [`.github/workflows/${file}`, idOf("workflow", repository.name, file)];
      const about = { id, path, state: "active", branch, ref: `refs/heads/${branch}` };
      const runs = runsOnBranch(moment, repository, branch, file);
      return { value: { ...about, file: readFile(moment, repository, file, branch), runs }, evidence: `${at}/${path}` };
    });
    return [{ value: { branch, exists: true, files }, evidence: at }, ...rows];
  });
}

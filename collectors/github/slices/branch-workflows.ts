import type { Read } from "#collectors/shared/rows.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { lastUseBy, newestFirst } from "./run-activity.ts";
import { repositoryFact, type RepositoryView } from "./view.ts";
import { seenWorkflow, workflowFacts, type SeenWorkflow } from "./workflows.ts";

type Row = DocumentOf<"branch-workflows">;
type File = Extract<Row, { path: string }>;

/**
 * Branches that rules and environments name, each with the workflow files it holds; and those of them that are not as on
 * the default branch, with their jobs. A branch that is named and does not exist is no fact: what names it is one.
 */
export function branchWorkflows(view: RepositoryView, reads: Iterable<Read<Row>>): Fact[] {
  const { owner, name, id } = view.repository;
  const place = { host: view.host, owner, repository: name, key: id };
  return Array.from(reads).flatMap(({ document, evidence }) => {
    if (isFile(document)) {
      const { branch } = document;
      const seen = { ...seenWorkflow({ owner, name }, document, evidence), ...ranAt(document), branch };
      return [...workflowFacts(place, [seen])];
    }
    if (!document.exists) return [];
    const files = document.files.map(({ path, as }) => ({ path, as })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const own = { key: `${id}/${document.branch}`, word: document.branch, name: document.branch, content: { files } };
    return [repositoryFact(view, "resource", "branch", { source: evidence }, own)];
  });
}

/** When it last ran on its branch, as far as its runs were among those that were read. */
function ranAt({ runs }: File): Pick<SeenWorkflow, "lastUse"> {
  const lastUse = runs && lastUseBy(newestFirst(runs.own), { at: runs.since, whole: runs.whole });
  return lastUse ? { lastUse } : {};
}

function isFile(row: Row): row is File {
  return "path" in row;
}

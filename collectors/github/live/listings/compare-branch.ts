import type { Row } from "#collectors/shared/rows.ts";
import { canonicalJson } from "#lib/domain/facts/canonical-json.ts";
import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import { codeOwnersOf } from "../../code-owners/code-owners.ts";
import type { DocumentOf } from "../../documents/documents.ts";
import { reduceDocument } from "../../documents/reduce.ts";
import { startOf } from "../../slices/run-activity.ts";
import type { Listed } from "../listed.ts";
import { LocalActions } from "../local-actions.ts";
import type { Session } from "../session.ts";
import { FOLDER, readFile, type FileRead, type WorkflowFile } from "../workflow-files.ts";
import type { BranchRead } from "./branches.ts";
import type { Repository } from "./repositories.ts";
import type { ReadWorkflows, WorkflowList } from "./workflows.ts";

/** What a branch is compared with, and what else is known of its workflows. */
interface Known {
  files: NonNullable<ReadWorkflows["files"]>;
  about: WorkflowList;
  runs: Listed;
}

/**
 * A row of the branch, and one of each workflow file that is not as on the default branch. What a file comes to decides,
 * not its text: an action beside it may be another one. Where a call stopped one of them there is no row at all, because
 * less of a branch would look like a change.
 */
export async function compareBranch(
  session: Session,
  repository: Repository,
  { name: branch, commit, files, owners }: BranchRead,
  { files: defaults, about, runs }: Known,
): Promise<Row[]> {
  const at = `${repository.owner}/${repository.name}@${branch}`;
  if (commit === null) return [{ value: { branch, exists: false, files: [] }, evidence: at }];
  const actions = new LocalActions(session, repository, commit);
  const rows: Row[] = [];
  const found: { path: string; as: "default" | "own" | "unread" }[] = [];
  for (const file of files) {
    const path = `${FOLDER}/${file.name}`;
    const where = `${at}/${path}`;
    const other = defaults.get(file.name);
    if (other?.stopped)
      return [{ problem: { where, message: "Not compared: that of the default branch was not read." } }];
    if (other && isSameText(file, other) && !other.usesActions && other.document) {
      found.push({ path, as: "default" });
      continue;
    }
    const read = await readFile(repository, file, actions, where);
    if (read.stopped) return read.problems.map((problem) => ({ problem }));
    const as = asWhat(read.document, other);
    found.push({ path, as });
    if (as === "default") continue;
    rows.push(...read.problems.map((problem): Row => ({ problem })));
    if (!read.document) continue;
    const said = about.byPath(path);
    const ref = `refs/heads/${branch}`;
    const own = { ...said, ref, branch, path, file: read.document, runs: runsOn(branch, said.id, runs) };
    rows.push({ value: { ...own, owners: owners && codeOwnersOf(owners, path) }, evidence: where });
  }
  return [{ value: { branch, exists: true, files: found }, evidence: at }, ...rows];
}

function isSameText(file: WorkflowFile, other: WorkflowFile): boolean {
  return file.oid !== null && file.oid === other.oid && !file.isLink && !other.isLink;
}

function asWhat(document: WorkflowDocument | null, other: FileRead | undefined): "default" | "own" | "unread" {
  if (!document) return "unread";
  const same = other?.document && canonicalJson(plain(other.document)) === canonicalJson(plain(document));
  return same ? "default" : "own";
}

/** The document is JSON by its making. */
function plain(document: object): Parameters<typeof canonicalJson>[0] {
  return document as Parameters<typeof canonicalJson>[0];
}

/** Runs of the workflow on the branch; those of pull requests run what would come of merging them, which no branch has. */
function runsOn(
  branch: string,
  id: unknown,
  { rows }: Listed,
): Extract<DocumentOf<"branch-workflows">, { path: string }>["runs"] {
  const [row] = rows;
  const page = row && "value" in row ? reduceDocument("workflow-runs", row.value) : null;
  if (!page?.ok || page.document.workflow_runs.length === 0) return null;
  const { workflow_runs: all, total_count } = page.document;
  const [since] = all.map(startOf).toSorted();
  const own = all.filter(
    (run) => run.workflow_id === id && run.head_branch === branch && !run.event.startsWith("pull_request"),
  );
  return since === undefined ? null : { since, whole: total_count <= all.length, own };
}

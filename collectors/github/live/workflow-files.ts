import type { CoverageProblem } from "#lib/domain/facts/coverage.ts";
import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import { parseCodeOwners, type CodeOwners } from "../code-owners/code-owners.ts";
import { readWorkflow } from "../workflows/read-workflow.ts";
import { CallFault } from "./call-fault.ts";
import type { Repository } from "./listings/repositories.ts";
import type { LocalActions } from "./local-actions.ts";
import { isRecord } from "./records.ts";

/** Where workflow files lie, and where GitHub looks for code owners: the first that is there. */
export const FOLDER = ".github/workflows";
export const OWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** GitHub runs no workflow file beyond this. */
const MAX_WORKFLOW = 1024 * 1024;

/** A symbolic link, as git writes it: 120000 in octal. */
const LINK = 0o120000;

/** A file that can be a workflow. */
export interface WorkflowFile {
  name: string;
  /** Of its text as git keeps it; null: GitHub does not say. */
  oid: string | null;
  /** Null: it is a link, or GitHub does not give all of it. */
  text: string | null;
  isLink: boolean;
}

/** What became of a file. */
export interface FileRead {
  /** Null: it is none that GitHub would run, or it could not be read. */
  document: WorkflowDocument | null;
  problems: CoverageProblem[];
  /** It uses actions that lie beside it. */
  usesActions: boolean;
  /** A call stopped it: another try may bring it. */
  stopped: boolean;
}

/** The files that can be workflows; null when the folder is none. */
export function filesOf(folder: unknown): WorkflowFile[] | null {
  if (folder === null || folder === undefined) return [];
  if (!isRecord(folder)) return null;
  // A file or a link in place of the folder: GitHub runs nothing of it.
  if (folder["__typename"] !== "Tree") return [];
  if (!Array.isArray(folder["entries"])) return null;
  const entries: unknown[] = folder["entries"];
  if (!entries.every(isRecord)) return null;
  return entries.flatMap(({ name, type, mode, object }) => {
    if (typeof name !== "string" || type !== "blob" || !/\.ya?ml$/.test(name)) return [];
    const oid = isRecord(object) && typeof object["oid"] === "string" ? object["oid"] : null;
    return [{ name, oid, text: mode === LINK ? null : textOf(object), isLink: mode === LINK }];
  });
}

/** All of a text file; null where GitHub does not give it. */
export function textOf(blob: unknown): string | null {
  if (!isRecord(blob) || blob["isTruncated"] !== false || typeof blob["text"] !== "string") return null;
  return blob["text"];
}

/** The first file that is there counts; one that cannot be read whole is none of which anything is known. */
export function ownersIn(blobs: readonly unknown[]): CodeOwners | null {
  for (const [index, blob] of blobs.entries()) {
    if (blob === null || blob === undefined) continue;
    const text = textOf(blob);
    return text === null ? null : parseCodeOwners(text, OWNERS[index] ?? "");
  }
  return null;
}

/**
 * Reads one file as the parser reduces it.
 * @param where as problems name it
 */
export async function readFile(
  { owner, name: repository }: Repository,
  { name, text }: Pick<WorkflowFile, "name" | "text">,
  actions: LocalActions,
  where: string,
): Promise<FileRead> {
  const none = (problem: CoverageProblem, stopped = false): FileRead => {
    return { document: null, problems: [problem], usesActions, stopped };
  };
  let usesActions = false;
  if (text === null) return none({ where, message: "Not read: it is a link, or GitHub does not give all of it." });
  if (text.length > MAX_WORKFLOW) return none({ where, message: "Not read: it is larger than 1 MiB." });
  const place = { owner, repository, path: `${FOLDER}/${name}` };
  const read = await actions.readWith((action) =>
    readWorkflow(text, place, (path) => {
      usesActions = true;
      return action(path);
    }),
  );
  if (read instanceof CallFault) {
    return none({ where, message: `Not read: an action beside it ${read.message}.` }, true);
  }
  if (!read.ok) return none({ where, line: read.line, message: `Not read: ${read.message}.` });
  const problems = read.problems.map(({ line, message }) => ({ where, line, message }));
  return { document: read.workflow, problems, usesActions, stopped: false };
}

import { codeOwnersOf, parseCodeOwners, type CodeOwners } from "../../code-owners/code-owners.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { readWorkflow } from "../../workflows/read-workflow.ts";
import { ask } from "../ask.ts";
import { CallFault } from "../call-fault.ts";
import { faultIn, type Detail } from "../details.ts";
import { COMPLETE, endOf, unread, type Listed } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { LocalActions } from "../local-actions.ts";
import { isRecord } from "../records.ts";
import { denied, gateOf, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

const FOLDER = ".github/workflows";
const PLACE = "POST /graphql (workflows)";
const OWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** GitHub runs no workflow file beyond this. */
const MAX_WORKFLOW = 1024 * 1024;

/** A symbolic link, as git writes it: 120000 in octal. */
const LINK = 0o120000;

/** Workflows of the default branch: what GitHub says of each, and its file as the parser reduced it. */
export async function readWorkflows(session: Session, repository: Repository, detail: Detail): Promise<Listed> {
  const gate = gateOf(session, "contents") ?? gateOf(session, "actions");
  if (gate) return unread(gate);
  const meaning = { permission: "contents", known: session.granted !== null };
  const fault =
    detail instanceof CallFault ? detail : faultIn(detail, "workflows", "root", "owners0", "owners1", "owners2");
  if (fault) return unread(endOf(fault, PLACE, meaning));
  const node = detail instanceof CallFault ? {} : detail.repository;
  if (node["isEmpty"] === true) return { rows: [], end: COMPLETE };
  if (!isRecord(node["root"])) return unread(denied("contents", "GitHub does not show the files of this repository"));
  const files = filesOf(node["workflows"]);
  if (files === null) return unread({ status: "failed", reason: `${PLACE} was answered with what is no folder.` });
  if (files.length === 0) return { rows: [], end: COMPLETE };
  const known = await ask(session, {
    listing: listing("workflows", path`/repos/${repository.owner}/${repository.name}/actions/workflows`, {
      rowsIn: "workflows",
    }),
    permission: "actions",
  });
  // Ids are what workflows are known by: without all of them one would look like another.
  if (known.end.status !== "complete") return unread({ ...known.end, status: endless(known.end.status) });
  const byPath = new Map(
    known.rows.flatMap((row) => ("value" in row && isRecord(row.value) ? [[row.value["path"], row.value]] : [])),
  );
  const branch = isRecord(node["defaultBranchRef"]) ? node["defaultBranchRef"]["name"] : null;
  const reading: Reading = { repository, actions: new LocalActions(session, repository), owners: ownersOf(node) };
  const rows: Row[] = [];
  for (const file of files) {
    const about = byPath.get(`${FOLDER}/${file.name}`);
    const ref = typeof branch === "string" ? `refs/heads/${branch}` : null;
    rows.push(...(await rowsOf(reading, file, { id: about?.["id"], state: about?.["state"], ref })));
  }
  return { rows, end: COMPLETE };
}

function endless(status: Listed["end"]["status"]): Listed["end"]["status"] {
  return status === "partial" ? "failed" : status;
}

interface Reading {
  repository: Repository;
  actions: LocalActions;
  owners: CodeOwners | null;
}

interface File {
  name: string;
  /** Null: GitHub does not give all of it. */
  text: string | null;
}

/** The files that can be workflows; null when the folder is none. */
function filesOf(folder: unknown): File[] | null {
  if (folder === null || folder === undefined) return [];
  if (!isRecord(folder)) return null;
  // A file or a link in place of the folder: GitHub runs nothing of it.
  if (folder["__typename"] !== "Tree") return [];
  if (!Array.isArray(folder["entries"])) return null;
  const entries: unknown[] = folder["entries"];
  if (!entries.every(isRecord)) return null;
  return entries.flatMap(({ name, type, mode, object }) => {
    if (typeof name !== "string" || type !== "blob" || !/\.ya?ml$/.test(name)) return [];
    return [{ name, text: mode === LINK ? null : textOf(object) }];
  });
}

function textOf(blob: unknown): string | null {
  if (!isRecord(blob) || blob["isTruncated"] !== false || typeof blob["text"] !== "string") return null;
  return blob["text"];
}

/** The first file that is there counts; one that cannot be read whole is none of which anything is known. */
function ownersOf(node: Record<string, unknown>): CodeOwners | null {
  for (const [index, file] of OWNERS.entries()) {
    const blob = node[`owners${index}`];
    if (blob === null || blob === undefined) continue;
    const text = textOf(blob);
    return text === null ? null : parseCodeOwners(text, file);
  }
  return null;
}

async function rowsOf({ repository, actions, owners }: Reading, file: File, about: object): Promise<Row[]> {
  const where = `${repository.owner}/${repository.name}/${FOLDER}/${file.name}`;
  const place = { owner: repository.owner, repository: repository.name, path: `${FOLDER}/${file.name}` };
  if (file.text === null) {
    return [{ problem: { where, message: "Not read: it is a link, or GitHub does not give all of it." } }];
  }
  if (file.text.length > MAX_WORKFLOW) return [{ problem: { where, message: "Not read: it is larger than 1 MiB." } }];
  const { text } = file;
  const read = await actions.readWith((action) => readWorkflow(text, place, action));
  if (read instanceof CallFault) {
    return [{ problem: { where, message: `Not read: an action beside it ${read.message}.` } }];
  }
  if (!read.ok) return [{ problem: { where, line: read.line, message: `Not read: ${read.message}.` } }];
  const problems = read.problems.map(({ line, message }): Row => ({ problem: { where, line, message } }));
  const value = { ...about, path: place.path, file: read.workflow, owners: owners && codeOwnersOf(owners, place.path) };
  return [...problems, { value, evidence: where }];
}

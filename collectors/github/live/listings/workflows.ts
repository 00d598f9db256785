import { codeOwnersOf } from "../../code-owners/code-owners.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { ask } from "../ask.ts";
import { CallFault } from "../call-fault.ts";
import { faultIn, type Detail } from "../details.ts";
import { COMPLETE, endOf, unread, type Listed } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { LocalActions } from "../local-actions.ts";
import { isRecord } from "../records.ts";
import { denied, gateOf, type Session } from "../session.ts";
import { filesOf, FOLDER, ownersIn, readFile, type FileRead, type WorkflowFile } from "../workflow-files.ts";
import type { Repository } from "./repositories.ts";

const PLACE = "POST /graphql (workflows)";

/** Workflows of the default branch, and what those of other branches are compared with. */
export interface ReadWorkflows {
  listed: Listed;
  /** The files by name; null: they were not read. */
  files: ReadonlyMap<string, WorkflowFile & FileRead> | null;
}

/** Workflows of the default branch: what GitHub says of each, and its file as the parser reduced it. */
export async function readWorkflows(
  session: Session,
  repository: Repository,
  detail: Detail,
  known: KnownWorkflows,
): Promise<ReadWorkflows> {
  const notRead = (end: Listed["end"]): ReadWorkflows => ({ listed: unread(end), files: null });
  const gate = gateOf(session, "contents") ?? gateOf(session, "actions");
  if (gate) return notRead(gate);
  const meaning = { permission: "contents", known: session.granted !== null };
  const fault =
    detail instanceof CallFault ? detail : faultIn(detail, "workflows", "root", "owners0", "owners1", "owners2");
  if (fault) return notRead(endOf(fault, PLACE, meaning));
  const node = detail instanceof CallFault ? {} : detail.repository;
  if (node["isEmpty"] === true) return { listed: { rows: [], end: COMPLETE }, files: new Map() };
  if (!isRecord(node["root"])) return notRead(denied("contents", "GitHub does not show the files of this repository"));
  const files = filesOf(node["workflows"]);
  if (files === null) return notRead({ status: "failed", reason: `${PLACE} was answered with what is no folder.` });
  if (files.length === 0) return { listed: { rows: [], end: COMPLETE }, files: new Map() };
  const about = await known.read();
  if ("end" in about) return notRead(about.end);
  const branch = defaultBranchOf(detail);
  const owners = ownersIn([node["owners0"], node["owners1"], node["owners2"]]);
  const actions = new LocalActions(session, repository);
  const rows: Row[] = [];
  const read = new Map<string, WorkflowFile & FileRead>();
  for (const file of files) {
    const place = `${FOLDER}/${file.name}`;
    const where = `${repository.owner}/${repository.name}/${place}`;
    const found = await readFile(repository, file, actions, where);
    read.set(file.name, { ...file, ...found });
    rows.push(...found.problems.map((problem): Row => ({ problem })));
    if (!found.document) continue;
    const ref = branch === null ? null : `refs/heads/${branch}`;
    const own = { ...about.byPath(place), ref, path: place, file: found.document };
    rows.push({ value: { ...own, owners: owners && codeOwnersOf(owners, place) }, evidence: where });
  }
  return { listed: { rows, end: COMPLETE }, files: read };
}

/** The default branch of a repository, where GitHub shows it. */
export function defaultBranchOf(detail: Detail): string | null {
  const branch = detail instanceof CallFault ? null : detail.repository["defaultBranchRef"];
  return isRecord(branch) && typeof branch["name"] === "string" ? branch["name"] : null;
}

/** What GitHub says of a repository's workflows, on whichever branch each lies. */
export interface WorkflowList {
  byPath(path: string): { id: unknown; state: unknown };
}

/** Asks for the list of a repository's workflows when it is first wanted. */
export class KnownWorkflows {
  readonly #session: Session;
  readonly #repository: Repository;
  #list: Promise<Listed> | undefined;

  constructor(session: Session, repository: Repository) {
    this.#session = session;
    this.#repository = repository;
  }

  /** @returns how it ended where it is not whole: ids are what workflows are known by, and one would look like another */
  async read(): Promise<WorkflowList | Pick<Listed, "end">> {
    const { owner, name } = this.#repository;
    this.#list ??= ask(this.#session, {
      listing: listing("workflows", path`/repos/${owner}/${name}/actions/workflows`, { rowsIn: "workflows" }),
      permission: "actions",
    });
    const { rows, end } = await this.#list;
    if (end.status !== "complete") return { end: { ...end, status: end.status === "partial" ? "failed" : end.status } };
    const byPath = new Map(
      rows.flatMap((row) => ("value" in row && isRecord(row.value) ? [[row.value["path"], row.value]] : [])),
    );
    return {
      byPath(wanted) {
        const found = byPath.get(wanted);
        return { id: found?.["id"], state: found?.["state"] };
      },
    };
  }
}

import type { CodeOwners } from "../../code-owners/code-owners.ts";
import { CallFault } from "../call-fault.ts";
import { branchesQuery, textsQuery } from "../details-query.ts";
import { isRecord } from "../records.ts";
import { askRepository } from "../repository-query.ts";
import type { Session } from "../session.ts";
import { filesOf, FOLDER, ownersIn, OWNERS, textOf, type WorkflowFile } from "../workflow-files.ts";
import type { Repository } from "./repositories.ts";

/** Texts asked for in one query. */
const TOGETHER = 50;

/** A branch as it was read. */
export interface BranchRead {
  name: string;
  /** The commit it is at; null: there is no such branch. */
  commit: string | null;
  files: WorkflowFile[];
  owners: CodeOwners | null;
}

/**
 * Reads branches in one query, and in a second one the texts of those files that are not as on the default branch: what
 * branches have in common is fetched once.
 * @param files of the default branch, by name
 * @throws CallFault when not all of it came
 */
export async function readBranches(
  session: Session,
  repository: Repository,
  names: readonly string[],
  files: ReadonlyMap<string, WorkflowFile>,
): Promise<BranchRead[]> {
  const variables = names.flatMap((name, at) => {
    const ref = `refs/heads/${name}`;
    const owners = OWNERS.map((path, place) => [`o${at}x${place}`, `${ref}:${path}`]);
    return [[`b${at}`, ref], [`r${at}`, `${ref}:`], [`w${at}`, `${ref}:${FOLDER}`], ...owners];
  });
  const query = branchesQuery(names.length, OWNERS.length);
  const node = await askRepository(session, repository, query, Object.fromEntries(variables));
  const read = names.map((name, at): BranchRead => {
    const commit = commitOf(node, at);
    const found = filesOf(node[`w${at}`]);
    if (found === null) throw new CallFault("lasting", "was answered with what is no folder");
    if (commit === null) return { name, commit, files: [], owners: null };
    return { name, commit, files: found, owners: ownersIn(OWNERS.map((_, place) => node[`o${at}x${place}`])) };
  });
  const known = new Map([...files.values()].flatMap(({ oid, text }) => (oid === null ? [] : [[oid, text] as const])));
  const wanted = new Set(read.flatMap((branch) => branch.files.flatMap((file) => oidWanted(file) ?? [])));
  for (const oid of known.keys()) wanted.delete(oid);
  for (const [oid, text] of await readTexts(session, repository, [...wanted])) known.set(oid, text);
  return read.map((branch) => ({ ...branch, files: branch.files.map((file) => withText(file, known)) }));
}

/** The commit of a branch, where both its name and its tree say that it is there; null where both say that it is not. */
function commitOf(node: Record<string, unknown>, at: number): string | null {
  const [branch, root] = [node[`b${at}`], node[`r${at}`]];
  if (branch === null && root === null) return null;
  const target = isRecord(branch) && isRecord(root) ? branch["target"] : null;
  if (isRecord(target) && typeof target["oid"] === "string") return target["oid"];
  throw new CallFault("passing", "says of a branch both that it is there and that it is not");
}

/** The object to ask for; null for a link. @throws CallFault where GitHub does not name it */
function oidWanted({ oid, isLink }: WorkflowFile): string | null {
  if (isLink) return null;
  if (oid === null) throw new CallFault("passing", "names a file and not what is in it");
  return oid;
}

function withText(file: WorkflowFile, texts: ReadonlyMap<string, string | null>): WorkflowFile {
  return { ...file, text: file.isLink || file.oid === null ? null : (texts.get(file.oid) ?? null) };
}

async function readTexts(
  session: Session,
  repository: Repository,
  oids: readonly string[],
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (let from = 0; from < oids.length; from += TOGETHER) {
    const some = oids.slice(from, from + TOGETHER);
    const variables = Object.fromEntries(some.map((oid, index) => [`t${index}`, oid]));
    const node = await askRepository(session, repository, textsQuery(some.length), variables);
    for (const [index, oid] of some.entries()) {
      const blob = node[`t${index}`];
      if (!isRecord(blob) || blob["oid"] !== oid) throw new CallFault("passing", "does not give a file that it named");
      found.set(oid, textOf(blob));
    }
  }
  return found;
}

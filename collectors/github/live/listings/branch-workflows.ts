import { hasFacts, type Row } from "#collectors/shared/rows.ts";
import { isBranchName } from "#lib/domain/systems/github/branches/named-branches.ts";
import { CallFault } from "../call-fault.ts";
import type { Detail } from "../details.ts";
import { endOf, unread, type Listed } from "../listed.ts";
import { gateOf, type Session } from "../session.ts";
import { readBranches } from "./branches.ts";
import { compareBranch } from "./compare-branch.ts";
import { namedIn } from "./named-in.ts";
import type { Repository } from "./repositories.ts";
import { defaultBranchOf, type KnownWorkflows, type ReadWorkflows } from "./workflows.ts";

/** Branches of one repository that are read beside the default one. The rest is named in coverage. */
export const MOST_BRANCHES = 10;

/** What a longer name is kept as is not its name. */
const MAX_LENGTH = 200;

const PLACE = "POST /graphql (branches)";

/** What was read of a repository before its branches. */
export interface BeforeBranches {
  workflows: ReadWorkflows;
  rules: Listed;
  environments: Listed;
  runs: Listed;
  known: KnownWorkflows;
}

/**
 * Workflow files of the branches that rules and environments name. A branch is read whole or not at all; one that is named
 * and does not exist is said and no fault.
 */
export async function readBranchWorkflows(
  session: Session,
  repository: Repository,
  detail: Detail,
  before: BeforeBranches,
): Promise<Listed> {
  const gate = gateOf(session, "contents") ?? gateOf(session, "actions");
  if (gate) return unread(gate);
  const { files } = before.workflows;
  if (files === null) return unread(before.workflows.listed.end);
  const { names, end } = namedIn(before, defaultBranchOf(detail));
  if (!hasFacts(end)) return unread(end);
  const possible = names.map(({ branch }) => branch).filter(isBranchName);
  const wanted = possible.filter((branch) => branch.length <= MAX_LENGTH).slice(0, MOST_BRANCHES);
  const left = possible
    .filter((branch) => !wanted.includes(branch))
    .map((branch): Row => {
      const long = branch.length > MAX_LENGTH;
      const message = long
        ? "Not read: its name is longer than is kept."
        : `Not read: of ${possible.length} branches that are named ${MOST_BRANCHES} are.`;
      return { problem: { where: `${repository.owner}/${repository.name}@${branch}`, message } };
    });
  if (wanted.length === 0) return { rows: left, end };
  try {
    const branches = await readBranches(session, repository, wanted, files);
    const about = branches.some((branch) => branch.files.length > 0) ? await before.known.read() : NONE;
    if ("end" in about) return unread(about.end);
    const rows: Row[] = [];
    for (const branch of branches) {
      rows.push(...(await compareBranch(session, repository, branch, { files, about, runs: before.runs })));
    }
    return { rows: [...rows, ...left], end };
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    return unread(endOf(error, PLACE, { permission: "contents", known: session.granted !== null }));
  }
}

const NONE = { byPath: () => ({ id: undefined, state: undefined }) };

import { lstatSync, readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { readText, reasonOf, UnreadableFile } from "#collectors/shared/read-text.ts";
import type { CoverageProblem } from "#lib/domain/facts/coverage.ts";
import { codeOwnersOf, parseCodeOwners, type CodeOwners } from "../code-owners/code-owners.ts";
import type { ActionReader } from "../workflows/place.ts";
import { readWorkflow } from "../workflows/read-workflow.ts";
import type { SeenWorkflow } from "../slices/workflows.ts";
import type { Checkout } from "./find-checkouts.ts";

/** The workflow files of one checkout, and what of them could not be read. */
export interface ReadCheckout {
  workflows: SeenWorkflow[];
  problems: CoverageProblem[];
}

const WORKFLOWS = ".github/workflows";

/** Where GitHub looks for the file, the first that is there. */
const CODE_OWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** GitHub runs no workflow file beyond this, and reads no larger file of code owners. */
const MAX_WORKFLOW = 1024 * 1024;
const MAX_CODE_OWNERS = 3 * 1024 * 1024;

/** Reads every workflow file of a checkout. Symbolic links are not followed; messages quote nothing. */
export function readCheckout(checkout: Checkout): ReadCheckout {
  const read: ReadCheckout = { workflows: [], problems: [] };
  const owners = readOwners(checkout, read.problems);
  const localActions = localActionsOf(checkout);
  for (const path of workflowPaths(checkout, read.problems)) {
    const file = fileOf(checkout, path);
    const text = textOf(join(checkout.path, path), MAX_WORKFLOW);
    if (typeof text !== "string") {
      read.problems.push({ where: file, message: `Not read: ${text.fault}.` });
      continue;
    }
    const { owner, repository } = checkout;
    const result = readWorkflow(text, { owner, repository, path }, localActions);
    if (!result.ok) {
      read.problems.push({ where: file, line: result.line, message: `Not read: ${result.message}.` });
      continue;
    }
    for (const { line, message } of result.problems) read.problems.push({ where: file, line, message });
    read.workflows.push({
      key: null,
      state: null,
      ref: checkout.ref,
      document: result.workflow,
      owners: owners && codeOwnersOf(owners, path),
      evidence: { source: file },
    });
  }
  return read;
}

/** Only what lies in that very folder runs, not what lies below it. */
function workflowPaths(checkout: Checkout, problems: CoverageProblem[]): string[] {
  const entries = entriesOf(checkout, problems);
  const names = entries.filter(({ name }) => /\.ya?ml$/.test(name)).map(({ name }) => name);
  return names.toSorted().map((name) => `${WORKFLOWS}/${name}`);
}

function entriesOf(checkout: Checkout, problems: CoverageProblem[]): Dirent[] {
  for (const folder of [".github", WORKFLOWS]) {
    const path = join(checkout.path, folder);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    if (found.isDirectory()) continue;
    problems.push({ where: fileOf(checkout, folder), message: "Not read: it is no directory of its own." });
    return [];
  }
  try {
    return readdirSync(join(checkout.path, WORKFLOWS), { withFileTypes: true });
  } catch (error) {
    problems.push({ where: fileOf(checkout, WORKFLOWS), message: `Not read: ${reasonOf(error)}.` });
    return [];
  }
}

function readOwners(checkout: Checkout, problems: CoverageProblem[]): CodeOwners | null {
  for (const path of CODE_OWNERS) {
    if (leadsThroughLink(checkout.path, path.split("/"))) {
      problems.push({ where: fileOf(checkout, path), message: "Not read: a symbolic link leads to it." });
      return null;
    }
    const text = textOf(join(checkout.path, path), MAX_CODE_OWNERS);
    if (typeof text === "string") return parseCodeOwners(text, path);
    if (text.absent) continue;
    problems.push({ where: fileOf(checkout, path), message: `Not read: ${text.fault}.` });
    return null;
  }
  return null;
}

/** Files of actions that lie in the repository itself. */
function localActionsOf(checkout: Checkout): ActionReader {
  return (path) => {
    const parts = path.split("/");
    if (parts.some((part) => part === ".." || part === ".git")) return null;
    for (const name of ["action.yml", "action.yaml"]) {
      if (leadsThroughLink(checkout.path, parts)) return null;
      const text = textOf(join(checkout.path, ...parts, name), MAX_WORKFLOW);
      if (typeof text === "string") return text;
    }
    return null;
  };
}

function leadsThroughLink(root: string, parts: readonly string[]): boolean {
  return parts.some((_, index) =>
    lstatSync(join(root, ...parts.slice(0, index + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}

function fileOf({ folder }: Checkout, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

function textOf(path: string, maxLength: number): string | { fault: string; absent: boolean } {
  const absent = lstatSync(path, { throwIfNoEntry: false }) === undefined;
  if (absent) return { fault: "it does not exist", absent };
  try {
    let text = "";
    for (const chunk of readText(path)) {
      text += chunk;
      if (text.length > maxLength) return { fault: `it is larger than ${maxLength / 1024 / 1024} MiB`, absent };
    }
    return text;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { fault: error.message, absent };
  }
}

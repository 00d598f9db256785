import { lstatSync, readdirSync, realpathSync, type Dirent } from "node:fs";
import { basename, join } from "node:path";
import { reasonOf } from "#collectors/shared/read-text.ts";
import { InvalidInput } from "#lib/errors.ts";
import { readGit } from "./read-git.ts";

/** One repository that was checked out, or unpacked into a folder named `<owner>__<name>`. */
export interface Checkout {
  /** Absolute path of its folder. */
  path: string;
  /** The folder below the directory that is collected; empty where that is the checkout itself. */
  folder: string;
  host: string;
  owner: string;
  repository: string;
  /** `refs/heads/main`, or the commit; null where the folder does not say. */
  ref: string | null;
}

/** What a directory holds. */
export interface Found {
  checkouts: Checkout[];
  /** Folders that are no checkout, one whose name is not known, or another of the same repository, each with what to do. */
  passedOver: { folder: string; reason: string }[];
}

const NAMED_FOLDER = /^(?<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))__(?<repository>[A-Za-z0-9._-]{1,100})$/;

/**
 * Finds the repositories in a directory: itself, or the folders in it.
 * @throws InvalidInput when it cannot be listed or holds none
 */
export function findCheckouts(root: string): Found {
  const real = realpathSync(root);
  const itself = checkoutAt(real, "");
  if (typeof itself === "object") return { checkouts: [itself], passedOver: [] };
  const found: Found = { checkouts: [], passedOver: [] };
  const seen = new Map<string, Checkout>();
  for (const entry of list(real)) {
    if (entry.name.startsWith(".") || (!entry.isDirectory() && !entry.isSymbolicLink())) continue;
    const checkout = entry.isSymbolicLink()
      ? "it is a symbolic link, which is not followed: name the folder it leads to"
      : checkoutAt(join(real, entry.name), entry.name);
    const reason = typeof checkout === "string" ? checkout : sameAs(seen, checkout);
    if (reason !== null) found.passedOver.push({ folder: entry.name, reason });
    else if (typeof checkout === "object") found.checkouts.push(checkout);
  }
  if (found.checkouts.length > 0) return found;
  throw new InvalidInput(
    `${root} holds no repository: name a git checkout, a directory of them, or of folders called <owner>__<name>, ` +
      "or an export.",
  );
}

/**
 * Why a checkout is not read: what is kept goes by owner and name, so that of two folders each would take for gone what
 * only the other has.
 */
function sameAs(seen: Map<string, Checkout>, checkout: Checkout): string | null {
  const name = `${checkout.owner}/${checkout.repository}`.toLowerCase();
  const first = seen.get(name);
  if (!first) {
    seen.set(name, checkout);
    return null;
  }
  if (first.host === checkout.host) return `it is the same repository as the folder ${first.folder}`;
  return `it has the same owner and name as the folder ${first.folder}, on another host: collect it as another source`;
}

/** The checkout that a folder is, or why it is none. A folder's own name says more than the remote it was cloned from. */
function checkoutAt(path: string, folder: string): Checkout | string {
  const named = NAMED_FOLDER.exec(basename(path))?.groups;
  const isWorkTree = lstatSync(join(path, ".git"), { throwIfNoEntry: false }) !== undefined;
  const git = isWorkTree ? readGit(join(path, ".git")) : null;
  const place = named ?? git?.remote;
  if (!place) {
    return isWorkTree
      ? "its remote does not say which repository of GitHub it is: name the folder <owner>__<name>"
      : "it is neither a git checkout nor a folder called <owner>__<name>";
  }
  const { owner = "", repository = "" } = place;
  return { path, folder, host: git?.remote?.host ?? "github.com", owner, repository, ref: git?.ref ?? null };
}

function list(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new InvalidInput(`${directory} cannot be read: ${reasonOf(error)}. Name a directory of checkouts.`);
  }
}

import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode } from "../data-directory.ts";
import { processStart } from "../process-identity.mjs";
import type { PostgresPackage } from "./package.ts";

/**
 * Makes an installed Postgres ready to run and says where its `bin` is.
 * Its libraries need links that the package's install script would make; Rollcall installs without scripts, so they are
 * made here: in node_modules, or in a copy when that cannot be written or (as root) not be read by the user Postgres
 * runs as.
 */
export function prepareBinaries(installed: PostgresPackage, copyDirectory: string, mustCopy: boolean): string {
  if (!mustCopy && linkInPlace(installed.directory)) return join(installed.directory, "native", "bin");
  const target = join(copyDirectory, `${installed.packageVersion}-${process.arch}`);
  if (!existsSync(target)) copyTo(installed.directory, target);
  return join(target, "native", "bin");
}

function linkInPlace(directory: string): boolean {
  try {
    makeLinks(directory);
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

/** The copy appears whole, by a rename: another start may be making the same one. */
function copyTo(directory: string, target: string): void {
  removeDrafts(target);
  const draft = `${target}.${process.pid}`;
  for (const path of [dirname(target), draft, join(draft, "native")]) makeReadableDirectory(path);
  for (const part of ["bin", "lib", "share"]) copyTree(join(directory, "native", part), join(draft, "native", part));
  copyFileSync(linkList(directory), linkList(draft));
  makeLinks(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/** What starts that were killed left behind. */
function removeDrafts(target: string): void {
  if (!existsSync(dirname(target))) return;
  const drafts = readdirSync(dirname(target)).filter((name) => name.startsWith(`${basename(target)}.`));
  for (const name of drafts.filter((draft) => processStart(Number(draft.split(".").at(-1))) === undefined)) {
    rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** Copies for everybody to read, whatever the mask of the user who installed; links are made afterwards. */
function copyTree(from: string, to: string): void {
  makeReadableDirectory(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    if (!entry.isFile() || entry.name.endsWith(".a")) continue;
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
    chmodSync(target, basename(from) === "bin" ? 0o755 : 0o644);
  }
}

function makeReadableDirectory(path: string): void {
  if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o755);
}

function makeLinks(directory: string): void {
  const links = JSON.parse(readFileSync(linkList(directory), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(directory, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

function linkList(directory: string): string {
  return join(directory, "native", "pg-symlinks.json");
}

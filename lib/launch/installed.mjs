import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockEntry */
/** @typedef {Record<string, LockEntry>} LockEntries */

/** Which packages a command needs: the tests need the development ones too. @typedef {"all" | "production"} PackageSet */

/**
 * What a finished install of these packages on this machine writes; anything else in its place means "install again".
 * @param {string} lockfile the text of package-lock.json
 * @param {PackageSet} set
 */
export function installStamp(lockfile, set) {
  const digest = createHash("sha256").update(lockfile).digest("hex");
  return `${digest} ${process.platform} ${process.arch} ${set}\n`;
}

/**
 * Whether node_modules holds what package-lock.json asks for, be it by us (stamp) or by an `npm ci` somebody ran
 * (npm's own record, which it writes when it has finished).
 * @param {string} root
 * @param {PackageSet} needed
 */
export function isInstalled(root, needed) {
  const lockfile = readFileSync(join(root, "package-lock.json"), "utf8");
  const stamp = read(stampPath(root));
  if (stamp === installStamp(lockfile, "all") || stamp === installStamp(lockfile, needed)) return true;
  const record = read(join(root, "node_modules", ".package-lock.json"));
  if (record === undefined || !holds(JSON.parse(record).packages, JSON.parse(lockfile).packages, needed)) return false;
  markInstalled(root, needed);
  return true;
}

/**
 * @param {string} root
 * @param {PackageSet} set
 */
export function markInstalled(root, set) {
  const stamp = installStamp(readFileSync(join(root, "package-lock.json"), "utf8"), set);
  try {
    writeFileSync(stampPath(root), stamp);
  } catch {
    // A read-only checkout works as well; it only compares the records again each time.
  }
}

/**
 * @param {LockEntries} installed
 * @param {LockEntries} wanted
 * @param {PackageSet} needed
 */
export function holds(installed, wanted, needed) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    if (found === undefined) {
      // Packages for other platforms are left out by npm; the one for this platform is looked for when it is needed.
      if (entry.optional || entry.devOptional || (entry.dev && needed === "production")) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return true;
}

/** @param {string} root */
function stampPath(root) {
  return join(root, "node_modules", ".rollcall-install");
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

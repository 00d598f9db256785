import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { reasonOf } from "./read-text.ts";

/** `name` is the path below the directory, for showing; bytes that are no UTF-8 appear as U+FFFD. */
export type Found =
  | { type: "file"; path: Buffer; name: string; extension: string }
  | { type: "unreadable"; name: string; reason: string }
  /** A symbolic link, which is not followed; `leadsOut` when something outside stays unread because of that. */
  | { type: "link"; name: string; leadsOut: boolean };

const SLASH = Buffer.from("/");
const CONTROL = /\p{Cc}/gu;

/**
 * Lists what lies in a directory, in byte-wise order of the paths. Directories whose name begins with a dot are left
 * out, symbolic links are named and not followed.
 * @param extensions files with these endings are listed: everything else is no business of ours
 * @throws the file system's error when the directory itself cannot be listed
 */
export function* walk(root: string, extensions: readonly string[]): Generator<Found> {
  const real = realpathSync(root);
  yield* walkEntries({ root: real, extensions }, Buffer.from(real), "", readSorted(Buffer.from(real)));
}

interface Walk {
  root: string;
  extensions: readonly string[];
}

function* walkEntries(from: Walk, directory: Buffer, prefix: string, entries: Dirent<Buffer>[]): Generator<Found> {
  for (const entry of entries) {
    const path = Buffer.concat([directory, SLASH, entry.name]);
    const name = prefix + entry.name.toString("utf8").replaceAll(CONTROL, "\uFFFD");
    const extension = from.extensions.find((candidate) => name.endsWith(candidate));
    if (entry.isDirectory()) {
      if (entry.name[0] !== ".".charCodeAt(0)) yield* walkDirectory(from, path, name);
    } else if (entry.isSymbolicLink()) {
      yield* link(from, path, name, extension);
    } else if (extension && !entry.isFile()) {
      yield { type: "unreadable", name, reason: "it is not a regular file" };
    } else if (extension) {
      yield { type: "file", path, name, extension };
    }
  }
}

function* walkDirectory(from: Walk, path: Buffer, name: string): Generator<Found> {
  let entries: Dirent<Buffer>[];
  try {
    entries = readSorted(path);
  } catch (error) {
    yield { type: "unreadable", name: `${name}/`, reason: reasonOf(error) };
    return;
  }
  yield* walkEntries(from, path, `${name}/`, entries);
}

/** Sorted as the full paths sort: `a.yaml` before `a/b.yaml`, because `.` comes before `/`. */
function readSorted(directory: Buffer): Dirent<Buffer>[] {
  const entries = readdirSync(directory, { withFileTypes: true, encoding: "buffer" });
  const keys = new Map(
    entries.map((entry) => [entry, entry.isDirectory() ? Buffer.concat([entry.name, SLASH]) : entry.name]),
  );
  return entries.toSorted((a, b) => Buffer.compare(keys.get(a) ?? a.name, keys.get(b) ?? b.name));
}

function* link(
  { root, extensions }: Walk,
  path: Buffer,
  name: string,
  extension: string | undefined,
): Generator<Found> {
  let target: string;
  let leadsToDirectory: boolean;
  try {
    target = realpathSync(path, "utf8");
    leadsToDirectory = statSync(path).isDirectory();
  } catch {
    // It leads nowhere, so nothing stays unread.
    if (extension) yield { type: "link", name, leadsOut: false };
    return;
  }
  if (!extension && !leadsToDirectory) return;
  const inside = target === root || target.startsWith(`${root}/`);
  const below = inside ? target.slice(root.length) : "";
  const readThere =
    inside && !below.includes("/.") && (leadsToDirectory || extensions.some((end) => below.endsWith(end)));
  yield { type: "link", name, leadsOut: !readThere };
}

import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { reasonOf } from "#collectors/shared/read-text.ts";

/** Files with these endings are read; everything else in a directory is no business of ours. */
export const EXTENSIONS = [".yaml", ".yml", ".json"];

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
 * @throws the file system's error when the directory itself cannot be listed
 */
export function* walk(root: string): Generator<Found> {
  const real = realpathSync(root);
  yield* walkEntries(real, Buffer.from(real), "", readSorted(Buffer.from(real)));
}

function* walkEntries(root: string, directory: Buffer, prefix: string, entries: Dirent<Buffer>[]): Generator<Found> {
  for (const entry of entries) {
    const path = Buffer.concat([directory, SLASH, entry.name]);
    const name = prefix + entry.name.toString("utf8").replaceAll(CONTROL, "\uFFFD");
    const extension = EXTENSIONS.find((candidate) => name.endsWith(candidate));
    if (entry.isDirectory()) {
      if (entry.name[0] !== ".".charCodeAt(0)) yield* walkDirectory(root, path, name);
    } else if (entry.isSymbolicLink()) {
      yield* link(root, path, name, extension);
    } else if (extension && !entry.isFile()) {
      yield { type: "unreadable", name, reason: "it is not a regular file" };
    } else if (extension) {
      yield { type: "file", path, name, extension };
    }
  }
}

function* walkDirectory(root: string, path: Buffer, name: string): Generator<Found> {
  let entries: Dirent<Buffer>[];
  try {
    entries = readSorted(path);
  } catch (error) {
    yield { type: "unreadable", name: `${name}/`, reason: reasonOf(error) };
    return;
  }
  yield* walkEntries(root, path, `${name}/`, entries);
}

/** Sorted as the full paths sort: `a.yaml` before `a/b.yaml`, because `.` comes before `/`. */
function readSorted(directory: Buffer): Dirent<Buffer>[] {
  const entries = readdirSync(directory, { withFileTypes: true, encoding: "buffer" });
  const keys = new Map(
    entries.map((entry) => [entry, entry.isDirectory() ? Buffer.concat([entry.name, SLASH]) : entry.name]),
  );
  return entries.toSorted((a, b) => Buffer.compare(keys.get(a) ?? a.name, keys.get(b) ?? b.name));
}

function* link(root: string, path: Buffer, name: string, extension: string | undefined): Generator<Found> {
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
    inside && !below.includes("/.") && (leadsToDirectory || EXTENSIONS.some((end) => below.endsWith(end)));
  yield { type: "link", name, leadsOut: !readThere };
}

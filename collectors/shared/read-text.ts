import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** Largest file that is read at all. */
export const MAX_FILE = 256 * 1024 * 1024;

const CHUNK = 256 * 1024;

/** Why a file could not be read, in words for the person who runs the collection. */
export class UnreadableFile extends Error {}

/**
 * Reads a regular file as UTF-8 text, chunk by chunk; characters never fall apart between chunks.
 * Symbolic links are not followed, and neither pipes nor devices are waited for.
 * @throws UnreadableFile when it cannot be opened, is not text, or is larger than {@link MAX_FILE}
 */
export function* readText(path: Buffer | string): Generator<string> {
  const file = open(path);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new UnreadableFile("it is not a regular file");
    if (status.size > MAX_FILE) throw new UnreadableFile(`it is larger than ${MAX_FILE / 1024 / 1024} MiB: split it`);
    yield* decode(file, Math.min(CHUNK, status.size + 1));
  } finally {
    closeSync(file);
  }
}

function open(path: Buffer | string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw new UnreadableFile(reasonOf(error));
  }
}

function* decode(file: number, size: number): Generator<string> {
  const buffer = Buffer.allocUnsafe(Math.max(size, 16));
  let total = 0;
  let kept = 0;
  for (let first = true; ; first = false) {
    const read = readSync(file, buffer, kept, buffer.length - kept, null);
    total += read;
    // A file may grow while it is read.
    if (total > MAX_FILE) throw new UnreadableFile(`it is larger than ${MAX_FILE / 1024 / 1024} MiB: split it`);
    const filled = kept + read;
    const end = read === 0 ? filled : wholeCharacters(buffer, filled);
    const bytes = buffer.subarray(0, end);
    if (!isUtf8(bytes)) throw new UnreadableFile("it is not UTF-8 text: save it as UTF-8");
    const text = bytes.toString("utf8");
    if (text !== "") yield first && text.startsWith("\uFEFF") ? text.slice(1) : text;
    if (read === 0) return;
    buffer.copy(buffer, 0, end, filled);
    kept = filled - end;
  }
}

/** The length without a last character of which only the first bytes were read. */
function wholeCharacters(buffer: Buffer, length: number): number {
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = buffer[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length;
  }
  return length;
}

/** What an error of the file system means, without its path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "reading it is not permitted: give this user read access";
    case "ELOOP":
      return "it is a symbolic link, which is not followed";
    case "ENOENT":
      return "it does not exist";
    case "ENOTDIR":
      return "it is not a directory";
    case "ENAMETOOLONG":
      return "its path is too long";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open";
    default:
      return code === "" ? "it could not be read" : `it could not be read (${code})`;
  }
}

import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { EXPORT_FILE, type ExportHead } from "#collectors/export-format.ts";
import { InvalidInput } from "#lib/errors.ts";
import { locateJsonFault } from "./json-fault.ts";
import { readText, UnreadableFile } from "./read-text.ts";

/** Longest `collection.json` read, in characters. */
const MAX_HEAD = 64 * 1024 * 1024;

/** What to do about an export that is not as it should be. */
export const EXPORT_AGAIN = 'Write the export again with "rollcall export".';

/**
 * Reads `collection.json` of a directory; undefined when there is none, so that the directory is plain files.
 * @throws InvalidInput when there is one that is no export of this system and format; what it holds is never quoted
 */
export function readExportHead<Head extends ExportHead>(
  directory: string,
  schema: z.ZodType<Head>,
  system: string,
): Head | undefined {
  if (!lstatSync(join(directory, EXPORT_FILE), { throwIfNoEntry: false })) return undefined;
  const value = parse(readHead(directory));
  if (typeof value === "object" && value !== null && "system" in value && isOther(value.system, system)) {
    throw new InvalidInput(`${EXPORT_FILE}: this is an export of another system: collect it as that system instead.`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidInput(`${EXPORT_FILE}: ${describe(parsed.error)} ${EXPORT_AGAIN}`);
  return parsed.data;
}

/** Refuses one slice of the head, by its position. */
export function badSlice(index: number, fault: string): InvalidInput {
  return new InvalidInput(`${EXPORT_FILE}: slices[${index}] ${fault}`);
}

function isOther(found: unknown, system: string): boolean {
  return typeof found === "string" && found !== system;
}

function readHead(directory: string): string {
  try {
    let text = "";
    for (const chunk of readText(join(directory, EXPORT_FILE))) {
      text += chunk;
      if (text.length > MAX_HEAD) throw new UnreadableFile("it is larger than 64 MiB");
    }
    return text;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new InvalidInput(`${EXPORT_FILE} cannot be read: ${error.message}. ${EXPORT_AGAIN}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { message, line } = locateJsonFault(text);
    throw new InvalidInput(`${EXPORT_FILE}, line ${line + 1}: ${message}. ${EXPORT_AGAIN}`);
  }
}

/** The first fault by field; values are not shown, and field names are those of the format. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  return `${path.slice(1) || "the file"} is missing or not as the format says.`;
}

import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { EXPORT_FILE, ExportHead } from "#collectors/export-format.ts";
import { InvalidInput } from "#lib/errors.ts";
import { locateJsonFault } from "./json-fault.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";
import type { PlannedSlice } from "./plan.ts";
import { readText, UnreadableFile } from "#collectors/shared/read-text.ts";

/** What an export says of itself. */
export interface Export {
  head: ExportHead;
  plan: PlannedSlice[];
}

/** Longest `collection.json` read, in characters. */
const MAX_HEAD = 64 * 1024 * 1024;

const SCOPE = /^(?:namespace\/[^/%]+)?$/;
const AGAIN = 'Write the export again with "rollcall export".';

/**
 * Reads `collection.json` of a directory; undefined when there is none, so that the directory is plain files.
 * @throws InvalidInput when there is one that is not a Kubernetes export of this format
 */
export function readExport(directory: string): Export | undefined {
  if (!lstatSync(join(directory, EXPORT_FILE), { throwIfNoEntry: false })) return undefined;
  const parsed = ExportHead.safeParse(parse(readHead(directory)));
  if (!parsed.success) throw new InvalidInput(`${EXPORT_FILE}: ${describe(parsed.error)} ${AGAIN}`);
  const head = parsed.data;
  if (head.system !== "kubernetes") {
    throw new InvalidInput(`${EXPORT_FILE}: this is an export of another system: collect it as that system instead.`);
  }
  return { head, plan: planOf(head) };
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
    throw new InvalidInput(`${EXPORT_FILE} cannot be read: ${error.message}. ${AGAIN}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { message, line } = locateJsonFault(text);
    throw new InvalidInput(`${EXPORT_FILE}, line ${line + 1}: ${message}. ${AGAIN}`);
  }
}

function planOf({ slices }: ExportHead): PlannedSlice[] {
  const seen = new Set<string>();
  const plan = slices.map(({ path, kind, scope, authoritative, status, reason }, index): PlannedSlice => {
    const refuse = (fault: string) => new InvalidInput(`${EXPORT_FILE}: slices[${index}] ${fault}`);
    const known = SLICE_IDS.find((id) => id === kind);
    if (!known) throw refuse(`is of a kind this version does not know: update Rollcall. ${AGAIN}`);
    if (!SCOPE.test(scope)) throw refuse(`has a scope that is neither "" nor namespace/<name>. ${AGAIN}`);
    for (const key of [`path ${path}`, `listing ${kind} ${scope}`]) {
      if (seen.has(key)) throw refuse(`stands twice. ${AGAIN}`);
      seen.add(key);
    }
    return {
      slice: { path, kind: known, scope, ...(authoritative === undefined ? {} : { authoritative }) },
      status,
      ...(reason === undefined ? {} : { reason }),
    };
  });
  return plan.toSorted((a, b) => order(a.slice.kind) - order(b.slice.kind) || (a.slice.path < b.slice.path ? -1 : 1));
}

function order(kind: SliceId): number {
  return SLICE_IDS.indexOf(kind);
}

/** The first fault by field; values are not shown, and field names are those of the format. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  return `${path.slice(1) || "the file"} is missing or not as the format says.`;
}

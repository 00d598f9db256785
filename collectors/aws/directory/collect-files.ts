import { NoteLog } from "#collectors/shared/note-log.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { Emission } from "#collectors/types.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { emitSlices } from "../slices/emit.ts";
import { everywhereSlice, plannedSlice, type PlannedSlice } from "../slices/plan.ts";
import { isRole, sortByAccount, type AccountFiles, type Details } from "./accounts.ts";
import { namedButAbsent } from "./named-but-absent.ts";
import { readFiles } from "./read-files.ts";
import { DETAIL_LISTS } from "./shapes.ts";

/** What files of an account can show; everything else only AWS says. */
const SHOWN: ReadonlySet<SliceId> = new Set([
  "accounts",
  "authorization-details",
  "credential-report",
  "identity-providers",
]);

const COMPLETE: PlannedEnd = { status: "complete" };

/** What a directory of files tells: of which partition, and its facts and slices when they are asked for. */
export interface CollectedFiles {
  partition: string;
  emit(): AsyncGenerator<Emission>;
}

/**
 * Reads a directory of what AWS answered about accounts.
 * @throws InvalidInput when it tells of no account, or of accounts of several partitions
 */
export async function collectFiles(root: string, signal: AbortSignal): Promise<CollectedFiles> {
  const notes = new NoteLog();
  const { partition, accounts } = sortByAccount(root, await readFiles(root, notes, signal));
  const planned = accounts.flatMap(slicesOf);
  const rows = new Map(planned.map(({ slice, rows: own }) => [slice.path, own]));
  const plan = [...planned, ...unread()];
  return {
    partition,
    async *emit() {
      yield* emitSlices(plan, partition, ({ slice }) => rows.get(slice.path) ?? [], signal);
      for (const note of notes.all()) yield { type: "note", note };
    },
  };
}

function slicesOf({ account, details, report, providers }: AccountFiles): (PlannedSlice & { rows: Row[] })[] {
  const row: Row = { value: { Id: account }, evidence: "ARNs of what was read" };
  const slice = (kind: SliceId, end: PlannedEnd, rows: readonly Row[]) => {
    return { ...plannedSlice(kind, { account }, end), rows: [...rows] };
  };
  return [
    slice("accounts", COMPLETE, [row]),
    slice("authorization-details", details ? endOf(details) : missing("authorization details"), details?.rows ?? []),
    slice("credential-report", report ? COMPLETE : missing("credential report"), report ?? []),
    slice("identity-providers", providers ? LISTED_PROVIDERS : missing("list of providers"), providers ?? []),
  ];
}

const LISTED_PROVIDERS: PlannedEnd = {
  status: "partial",
  reason:
    "A list of providers does not say which audiences they accept, nor whether it holds both kinds. Connect the account.",
};

const IN_PAGES =
  "AWS does not number its pages, so one may be missing: read them as one document. " +
  "`aws iam get-account-authorization-details` joins them, without `--no-paginate` and `--max-items`.";

/**
 * Every account has roles of AWS's services, so one without any was read with a filter; pages have no
 * numbers, so one of the middle is missed by nobody; and of two readings nobody knows which is the newer. A filter leaves lists empty
 * that are there; what the others name of them shows it.
 */
function endOf({ rows, lists, inPages, readings }: Details): PlannedEnd {
  if (inPages) return partial(IN_PAGES);
  if (readings > 1) return partial("Several files each show the roles of this account: keep the newest of them.");
  const absent = [...DETAIL_LISTS.keys()].filter((list) => !lists.has(list));
  if (absent.length > 0) return partial(`${absent.join(" and ")} is missing: read the account without a filter.`);
  if (!rows.some(isRole)) return partial("It shows no role, and every account has some: read it without a filter.");
  const lacking = namedButAbsent(rows);
  return lacking === null
    ? COMPLETE
    : partial(`It names ${lacking} that it does not show: it was read with a filter, or cut. Read it without one.`);
}

function partial(reason: string): PlannedEnd {
  return { status: "partial", reason };
}

function missing(what: string): PlannedEnd {
  return { status: "not-supported", reason: `The directory holds no ${what} of this account.` };
}

/** Everything that stands in none of these files. */
function unread(): PlannedSlice[] {
  const reason = "Files of an account do not say it: connect the account, or collect an export of it.";
  return SLICE_IDS.filter((kind) => !SHOWN.has(kind)).map((kind) =>
    everywhereSlice(kind, { status: "not-supported", reason }),
  );
}

import { z } from "zod";
import { ExportHead } from "#collectors/export-format.ts";
import { badSlice, EXPORT_AGAIN, readExportHead } from "#collectors/shared/export-head.ts";
import { hasFacts } from "#collectors/shared/rows.ts";
import { SLICE_IDS } from "../manifest.ts";
import { everywhereSlice, fits, plannedSlice, type PlannedSlice } from "../slices/plan.ts";
import type { Place } from "../slices/view.ts";

const ORGANIZATION = /^organization\/(o-[a-z0-9]{1,64})$/;
const ACCOUNT = /^account\/([0-9]{12})(?:\/region\/([a-z0-9-]{1,40}))?$/;

/** A partition of AWS: `aws`, `aws-us-gov`. */
export const PARTITION = /^aws(?:-[a-z0-9]+)*$/;

/** `collection.json` of an export: the trust domain is the partition. */
const AwsHead = ExportHead.extend({ trustDomain: z.object({ key: z.string().max(40).regex(PARTITION) }) });

type AwsHead = z.output<typeof AwsHead>;

/** A planned slice of an export, with the number of rows that were written where its file says so. */
export interface ExportedSlice extends PlannedSlice {
  rows?: number;
}

/** What an export says of itself. */
export interface Export {
  head: AwsHead;
  partition: string;
  plan: ExportedSlice[];
}

/**
 * Reads `collection.json` of a directory; undefined when there is none, so that the directory is something else.
 * @throws InvalidInput when there is one that is no AWS export of this format
 */
export function readHead(directory: string): Export | undefined {
  const head = readExportHead(directory, AwsHead, "aws");
  if (!head) return undefined;
  const seen = new Set<string>();
  const plan = head.slices.map((given, index) => {
    if (seen.has(given.path)) throw badSlice(index, `stands twice. ${EXPORT_AGAIN}`);
    seen.add(given.path);
    return sliceOf(given, index);
  });
  return { head, partition: head.trustDomain.key, plan };
}

function sliceOf(given: AwsHead["slices"][number], index: number): ExportedSlice {
  const { path, scope, authoritative, status, reason, rows } = given;
  const kind = SLICE_IDS.find((id) => id === given.kind);
  if (!kind) throw badSlice(index, `is of a kind this version does not know: update Rollcall. ${EXPORT_AGAIN}`);
  const place = placeOf(scope);
  const end = { status, ...(reason === undefined ? {} : { reason }) };
  const planned =
    place && fits(kind, place)
      ? plannedSlice(kind, place, { ...end, ...(authoritative === undefined ? {} : { authoritative }) })
      : everywhereSlice(kind, end);
  if (planned.slice.path !== path || planned.slice.scope !== scope || (!planned.place && hasFacts(end))) {
    throw badSlice(index, `has not the path and the scope of its kind. ${EXPORT_AGAIN}`);
  }
  if (authoritative !== undefined && (kind !== "accounts" || !place || !("organization" in place))) {
    throw badSlice(index, `is called authoritative, which only accounts of an organization can be. ${EXPORT_AGAIN}`);
  }
  return { ...planned, ...(rows === undefined ? {} : { rows }) };
}

function placeOf(scope: string): Place | undefined {
  const organization = ORGANIZATION.exec(scope)?.[1];
  if (organization !== undefined) return { organization };
  const [, account, region] = ACCOUNT.exec(scope) ?? [];
  if (account === undefined) return undefined;
  return region === undefined ? { account } : { account, region };
}

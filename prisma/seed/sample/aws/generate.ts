import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { headFile, sliceFile, type ExportFile } from "#collectors/aws/export/files.ts";
import type { SliceId } from "#collectors/aws/manifest.ts";
import { kindsOf, plannedSlice, type PlannedSlice } from "#collectors/aws/slices/plan.ts";
import type { Row } from "#collectors/shared/rows.ts";
import type { SampleExport } from "#prisma/seed/sample/generate.ts";
import { fullMinute } from "#prisma/seed/sample/writing/clock.ts";
import { organization } from "./data/organization.ts";
import type { Account } from "./model/account.ts";
import { ACCOUNT_ROWS } from "./writing/account-rows.ts";
import { Moment } from "./writing/moment.ts";
import { ORGANIZATION_ROWS } from "./writing/organization-rows.ts";
import { REGION_ROWS } from "./writing/region-rows.ts";
import { REGION } from "./writing/rows.ts";

/** What this source was not given: the operator left it out. */
const LEFT_OUT: Partial<Record<SliceId, string>> = {
  "permission-sets": "Identity Center is not read by choice: who is assigned a permission set is not known.",
  "service-last-accessed": "Services last accessed are not read by choice: only the last use of each role is known.",
};

/**
 * Writes the exports of the sample's AWS accounts below `directory` and returns them oldest first. The same `now`, to the
 * minute, writes the same bytes.
 */
export function writeAwsSample(directory: string, now: Date): SampleExport[] {
  return organization.readings.map((reading) => {
    const moment = new Moment(fullMinute(now), reading);
    const folder = "days" in reading ? `${reading.days}-days-ago` : `${reading.minutes}-minutes-ago`;
    const path = join(directory, organization.slug, folder);
    for (const file of exportOf(moment)) write(path, file);
    return { system: "aws", slug: organization.slug, path, readAt: moment.readAt };
  });
}

interface Listing {
  planned: PlannedSlice;
  rows: Row[];
}

function* exportOf(moment: Moment): Generator<ExportFile> {
  const ends = [];
  for (const { planned, rows } of [
    ...ofOrganization(moment),
    ...organization.accounts.flatMap((one) => ofAccount(moment, one)),
  ]) {
    const { file, slice } = sliceFile(planned, rows);
    ends.push(slice);
    if (file) yield file;
  }
  yield headFile({ slug: organization.slug, partition: "aws", readAt: moment.readAt }, ends);
}

function ofOrganization(moment: Moment): Listing[] {
  const place = { organization: organization.id };
  return kindsOf("organization").map((kind) => {
    const end = { ...endOf(kind), ...(kind === "accounts" ? { authoritative: true } : {}) };
    return { planned: plannedSlice(kind, place, end), rows: ORGANIZATION_ROWS[kind]?.(moment) ?? [] };
  });
}

function ofAccount(moment: Moment, account: Account): Listing[] {
  const inAccount = kindsOf("account").map((kind) => {
    // What is refused is refused in the present only, so that it was known before.
    const denied = moment.day === 0 ? account.denied?.[kind] : undefined;
    const end = denied === undefined ? endOf(kind) : { status: "denied" as const, reason: denied };
    const rows = denied === undefined ? (ACCOUNT_ROWS[kind]?.(moment, account) ?? []) : [];
    return { planned: plannedSlice(kind, { account: account.id }, end), rows };
  });
  const inRegion = kindsOf("region").map((kind) => ({
    planned: plannedSlice(kind, { account: account.id, region: REGION }, endOf(kind)),
    rows: REGION_ROWS[kind]?.(moment, account) ?? [],
  }));
  return [...inAccount, ...inRegion];
}

function endOf(kind: SliceId) {
  const reason = LEFT_OUT[kind];
  return reason === undefined ? { status: "complete" as const } : { status: "switched-off" as const, reason };
}

function write(directory: string, { path, text }: ExportFile): void {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

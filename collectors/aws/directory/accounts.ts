import type { Row } from "#collectors/shared/rows.ts";
import { InvalidInput } from "#lib/errors.ts";
import { partsOf } from "../names.ts";
import type { Files } from "./read-files.ts";
import { isRecord } from "./shapes.ts";

/** What the files of a directory tell of one account; null: no file is of that kind. */
export interface AccountFiles {
  account: string;
  details: Details | null;
  report: Row[] | null;
  providers: Row[] | null;
}

/** Authorization details of one account, of all documents that have some. */
export interface Details {
  rows: Row[];
  /** The lists they have, whether or not they hold something. */
  lists: ReadonlySet<string>;
  /** Some document says that it is not the last page: nothing tells then whether the pages between are all there. */
  inPages: boolean;
  /** How many documents show roles and are the last page: more than one is more than one reading. */
  readings: number;
}

/** What a directory tells. */
export interface SortedFiles {
  partition: string;
  accounts: AccountFiles[];
}

/**
 * Sorts rows by the account that their ARNs name. A policy of AWS's own belongs to the account of its file, or where that
 * holds several to those that refer to it; what could not be read to the accounts of its file, or else to all.
 * @throws InvalidInput when no file tells of an account, or of accounts of several partitions
 */
export function sortByAccount(root: string, files: Files): SortedFiles {
  const rows = [files.pages, files.reports, files.providers].flat().flatMap((set) => set.rows);
  const places = rows.flatMap((row) => placeOf(row) ?? []);
  const [partition, ...others] = new Set(places.map((place) => place.partition));
  if (partition === undefined) throw nothing(root);
  if (others.length > 0) {
    throw new InvalidInput(
      `${root} holds accounts of several partitions of AWS, which know nothing of each other: collect each by itself.`,
    );
  }
  const ids = [...new Set(places.map(({ account }) => account))].toSorted();
  const lost = files.unreadable.map(({ file, line, message }): Row => {
    return { problem: { where: file, ...(line === undefined ? {} : { line }), message } };
  });
  const all = { ids, references: referencesIn(rows), lost };
  const [details, reports, providers] = [
    detailsOf(files, all),
    rowsIn(files.reports, all),
    rowsIn(files.providers, all),
  ];
  return {
    partition,
    accounts: ids.map((account) => ({
      account,
      details: details.get(account) ?? null,
      report: reports.get(account) ?? null,
      providers: providers.get(account) ?? null,
    })),
  };
}

/** What rows without an account of their own are sorted by. */
interface Known {
  ids: readonly string[];
  /** Accounts that refer to a managed policy, by its ARN. */
  references: ReadonlyMap<string, ReadonlySet<string>>;
  /** What no account can be told of. */
  lost: readonly Row[];
}

function detailsOf({ pages }: Files, known: Known): Map<string, Details> {
  const found = new Map<string, Details>();
  for (const page of pages) {
    for (const [account, rows] of sort(page.rows, known)) {
      const before = found.get(account);
      found.set(account, {
        rows: before ? before.rows.concat(rows) : rows,
        lists: new Set([...(before?.lists ?? []), ...page.lists]),
        inPages: (before?.inPages ?? false) || page.truncated,
        readings: (before?.readings ?? 0) + (!page.truncated && rows.some(isRole) ? 1 : 0),
      });
    }
  }
  for (const details of found.values()) details.rows.push(...known.lost);
  return found;
}

function rowsIn(sets: readonly { rows: Row[] }[], known: Known): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const { rows } of sets) {
    for (const [account, own] of sort(rows, known)) found.set(account, (found.get(account) ?? []).concat(own));
  }
  for (const rows of found.values()) rows.push(...known.lost);
  return found;
}

/** The rows of one document by account. One without any row is of the account that is alone in its directory. */
function sort(rows: readonly Row[], { ids, references }: Known): Map<string, Row[]> {
  const sorted = new Map<string, Row[]>();
  for (const row of rows) {
    const account = placeOf(row)?.account;
    if (account !== undefined) sorted.set(account, []);
  }
  if (sorted.size === 0 && ids.length === 1 && ids[0] !== undefined) sorted.set(ids[0], []);
  const here = sorted.size > 0 ? [...sorted.keys()] : ids;
  for (const row of rows) for (const account of whose(row, here, references)) give(sorted, account, row);
  return sorted;
}

function give(sorted: Map<string, Row[]>, account: string, row: Row): void {
  const own = sorted.get(account);
  if (own) own.push(row);
  else sorted.set(account, [row]);
}

/** @param here the accounts of the document it stands in, or all where that has none */
function whose(row: Row, here: readonly string[], references: Known["references"]): Iterable<string> {
  const place = placeOf(row);
  if (place) return [place.account];
  const arn = arnOf(row);
  if (arn === null || here.length === 1) return here;
  return references.get(arn) ?? [];
}

/** Says whether a row is that of a role. */
export function isRole(row: Row): boolean {
  return "value" in row && isRecord(row.value) && "RoleName" in row.value;
}

function referencesIn(rows: readonly Row[]): Map<string, Set<string>> {
  const references = new Map<string, Set<string>>();
  for (const row of rows) {
    const account = placeOf(row)?.account;
    if (account === undefined || !("value" in row)) continue;
    for (const arn of policiesOf(row.value)) references.set(arn, (references.get(arn) ?? new Set()).add(account));
  }
  return references;
}

function policiesOf(row: unknown): string[] {
  if (!isRecord(row)) return [];
  const { AttachedManagedPolicies: attached, PermissionsBoundary: boundary } = row;
  const named = Array.isArray(attached)
    ? attached.map((one: unknown) => (isRecord(one) ? one["PolicyArn"] : null))
    : [];
  const bound = isRecord(boundary) ? boundary["PermissionsBoundaryArn"] : null;
  return [...named, bound].filter((arn) => typeof arn === "string");
}

/** Whose a row is; undefined where its ARN does not say. */
function placeOf(row: Row): { partition: string; account: string } | undefined {
  const arn = arnOf(row);
  if (arn === null) return undefined;
  const { partition, account } = partsOf(arn);
  return /^[0-9]{12}$/.test(account) && /^aws[a-z-]*$/.test(partition) ? { partition, account } : undefined;
}

function arnOf(row: Row): string | null {
  if (!("value" in row) || !isRecord(row.value)) return null;
  const arn = row.value["Arn"] ?? row.value["arn"];
  return typeof arn === "string" && arn.startsWith("arn:") ? arn : null;
}

function nothing(root: string): InvalidInput {
  return new InvalidInput(
    `${root} tells of no account: name a directory with what "aws iam get-account-authorization-details" or ` +
      '"aws iam get-credential-report" answered, or an export.',
  );
}

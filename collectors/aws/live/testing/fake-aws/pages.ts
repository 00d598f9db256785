import type { Asked } from "./answers.ts";

/** How services name where the next page begins, asked and answered. */
const TOKENS = ["Marker", "NextToken", "nextToken", "NextMarker"];
const SIZES = ["MaxItems", "MaxResults", "maxResults"];

/** Services whose lists do not say how long a page may be give so many. */
const DEFAULT = 2;

/** Lists of one answer whose rows are told apart by what they hold. */
const DETAILS: readonly (readonly [field: string, list: string])[] = [
  ["RoleName", "RoleDetailList"],
  ["UserName", "UserDetailList"],
  ["GroupName", "GroupDetailList"],
  ["PolicyName", "Policies"],
];

/** The number of a page, from 1. */
export function pageOf(asked: Asked): number {
  const token = TOKENS.map((name) => asked[name]).find((value) => value !== undefined && value !== "");
  return token === undefined ? 1 : Number(String(token).split("-").at(-1));
}

/** One page of an answer. */
export function cutPage(service: string, operation: string, output: object, list: string, asked: Asked): object {
  const rows = (output as Record<string, unknown[]>)[list] ?? [];
  const said = Number(SIZES.map((name) => asked[name]).find((value) => value !== undefined) ?? DEFAULT);
  // EC2 takes five at the least.
  const size = service === "ec2" ? DEFAULT : Math.max(1, said);
  const page = pageOf(asked);
  const own = rows.slice((page - 1) * size, page * size);
  const isLast = page * size >= rows.length;
  const next = isLast ? {} : tokenOf(service, page + 1);
  if (operation !== "GetAccountAuthorizationDetails") return { ...output, [list]: own, ...next };
  const lists = DETAILS.map(([field, name]) => [
    name,
    own.filter((row) => field in (row as object) && isOwn(row, field)),
  ]);
  return { ...Object.fromEntries(lists), IsTruncated: !isLast, ...next };
}

function isOwn(row: unknown, field: string): boolean {
  return DETAILS.find(([name]) => name in (row as object))?.[0] === field;
}

function tokenOf(service: string, page: number): object {
  const token = `page-${page}`;
  if (service === "iam") return { Marker: token, IsTruncated: true };
  if (service === "lambda") return { NextMarker: token };
  const isSmall = ["ecs", "eks", "ecr", "codebuild"].includes(service);
  return isSmall ? { nextToken: token } : { NextToken: token };
}

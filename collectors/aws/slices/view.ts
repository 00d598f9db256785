import type { CoverageProblem } from "#lib/domain/facts/coverage.ts";
import type { Evidence, Fact, LastUse, Noun, Refs } from "#lib/domain/facts/fact.ts";
import type { Json, JsonObject } from "#lib/domain/facts/json.ts";
import { accountAlias, thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { Read } from "#collectors/shared/rows.ts";
import { accountScope, organizationScope, partsOf, regionScope } from "../names.ts";

/** The part of AWS a listing is of. */
export type Place = { organization: string } | { account: string; region?: string };

/** What a listing is read with. */
export interface View {
  /** `aws`, `aws-cn`, `aws-us-gov` */
  partition: string;
  place: Place;
  /**
   * Access keys are listed by their ids in this account, whatever came of that: a credential report then speaks of the
   * keys of its root alone.
   */
  listsKeys: boolean;
}

/** Tells what kept a row, or a part of it, from becoming facts. */
export type Report = (problem: CoverageProblem) => void;

/** Turns the rows of one listing into facts. Pure; the order of the rows says nothing. */
export type Normalize<Document> = (view: View, reads: readonly Read<Document>[], report: Report) => Fact[];

/** One row on its way to facts. */
export interface RowView {
  partition: string;
  /** The account the listing is of; of the organization's the one the row names, or empty. */
  account: string;
  region: string;
  scope: string;
  evidence: Evidence;
  report(message: string): void;
}

/**
 * Makes a listing's facts row by row. A row of another account, region or partition than the listing's is refused: files
 * can be mixed up. What comes of a row of which something was cut off says so.
 * @param arnOf the ARN of a row, which says whose it is; null: nothing does
 */
export function eachRow<Document extends { truncated?: readonly string[] | undefined }>(
  arnOf: (document: Document) => string | null,
  factsOf: (view: RowView, document: Document) => Fact[],
): Normalize<Document> {
  return ({ partition, place }, reads, report) =>
    reads.flatMap(({ document, evidence: where }) => {
      const [account, region] = "account" in place ? [place.account, place.region ?? ""] : ["", ""];
      const say = (message: string) => report({ where, message });
      const arn = arnOf(document);
      if (arn !== null && !isOf(arn, partition, account, region)) {
        say("Not read: it is of another account or region than the listing it stands in.");
        return [];
      }
      const row = { partition, account, region, scope: scopeOf(place), evidence: { source: where }, report: say };
      const facts = factsOf(row, document);
      if (!document.truncated?.length) return facts;
      return facts.map((fact) => ({ ...fact, content: { ...fact.content, truncated: true } }));
    });
}

function isOf(arn: string, partition: string, account: string, region: string): boolean {
  const parts = partsOf(arn);
  const nobodys = parts.account === "" || parts.account === "aws";
  return (
    parts.partition === partition &&
    (account === "" || nobodys || parts.account === account) &&
    (region === "" || parts.region === "" || parts.region === region)
  );
}

/** Scope of what is listed there. */
export function scopeOf(place: Place): string {
  if ("organization" in place) return organizationScope(place.organization);
  return place.region === undefined ? accountScope(place.account) : regionScope(place.account, place.region);
}

/** What differs from fact to fact. */
export interface OwnPart {
  key: string;
  alias: string;
  name: string;
  refs?: Refs;
  content: JsonObject;
  lastUse?: LastUse | undefined;
}

/** A fact of something in an account, or in one of its regions. */
export function factIn(row: RowView, noun: Noun, kind: string, own: OwnPart): Fact {
  const container = row.account === "" ? {} : { container: accountAlias(row.partition, row.account) };
  return {
    noun,
    kind,
    scope: row.scope,
    key: own.key,
    alias: own.alias,
    name: own.name,
    refs: { ...container, ...own.refs },
    content: own.content,
    evidence: row.evidence,
    ...(own.lastUse ? { lastUse: own.lastUse } : {}),
  };
}

/** Alias of what is known by its ARN, by all of that after the account: `aws:aws:secret:123456789012/eu-west-1/prod/db-AbCdEf`. */
export function arnAlias({ partition }: Pick<RowView, "partition">, kind: string, arn: string): string {
  const { account, region, resource } = partsOf(arn);
  const name = resource.replace(/^[a-z-]+[:/]/, "");
  return thingAlias(partition, kind, [account, region, name].filter((part) => part !== "").join("/"));
}

/** Content without what AWS did not say: absent is unknown, null is none. */
export function given<Content extends object>(fields: {
  [Name in keyof Content]: Content[Name] | undefined;
}): JsonObject {
  const entries: [string, Json | undefined][] = Object.entries(fields);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Last use as AWS reports it. */
export function usedAt(time: string | null | undefined, granularity: LastUse["granularity"] = "second") {
  return time ? { at: time, granularity } : undefined;
}

/** Texts in an order of their own, each once: AWS promises none. */
export function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}

/** Tags by key; where one key stands twice the last counts. */
export function labelsOf(tags: readonly { Key: string; Value?: string | null | undefined }[] | null | undefined) {
  const entries = (tags ?? []).map(({ Key, Value }): [string, string] => [Key, Value ?? ""]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

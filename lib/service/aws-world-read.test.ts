import { describe, expect, it } from "vitest";
import { manifestOf } from "#collectors/manifests.ts";
import type { ReadListing } from "#lib/domain/sources/listing-stands.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { accountsReading, accountsUnread } from "./aws-world-read.ts";

const AT = new Date("2026-11-21T12:00:00Z");
const A = "111111111111";
const B = "222222222222";
const REGIONAL = ["instances", "functions", "task-definitions", "build-projects", "access-entries"];

const listing = (scope: string, kind: string, more: Partial<ReadListing> = {}): ReadListing => ({
  kind,
  scope,
  status: "complete",
  reason: null,
  lastCompleteAt: AT,
  sweepPeriodSeconds: 3600,
  ...more,
});

const inOrganization = (organization: string | null): JsonObject => ({
  organization,
  units: [{ id: "r-1", name: "Root" }],
  management: false,
});

function reading(listings: ReadListing[], accounts: Record<string, JsonObject> = {}) {
  return accountsReading({ listings, accounts: new Map(Object.entries(accounts)), at: AT });
}

describe("what an organization forbids in an account", () => {
  const listings = [listing("organization/o-own", "organization-policies")];

  it.each<[string, Record<string, JsonObject>, boolean]>([
    ["was read of its own organization", { [B]: inOrganization("o-own") }, true],
    ["was not read of another", { [A]: inOrganization("o-own"), [B]: inOrganization("o-foreign") }, false],
    ["was not read where none is known", { [A]: inOrganization("o-own"), [B]: inOrganization(null) }, false],
    ["was not read where nothing is known of the account", { [A]: inOrganization("o-own") }, false],
    ["was not read where its units are not known", { [B]: { organization: "o-own", units: null } }, false],
    ["is nothing in a management account", { [B]: { organization: "o-own", units: null, management: true } }, true],
  ])("%s", (_, accounts, expected) => {
    expect(reading(listings, accounts)("limits", B)).toBe(expected);
  });
});

describe("what runs in an account", () => {
  const all = (region: string) => REGIONAL.map((kind) => listing(`account/${A}/region/${region}`, kind));
  const iam = listing(`account/${A}`, "authorization-details");

  it("was read where every kind was, in every region", () => {
    expect(reading([iam, ...all("eu-west-1"), ...all("us-east-1")])("consumers", A)).toBe(true);
  });

  it.each(REGIONAL)("was not read where %s of one region are missing, or were refused", (kind) => {
    const [there, here] = [all("eu-west-1"), all("us-east-1")];
    const without = here.filter((one) => one.kind !== kind);
    const refused = listing(`account/${A}/region/us-east-1`, kind, { status: "denied" });

    expect(reading([iam, ...there, ...without])("consumers", A)).toBe(false);
    expect(reading([iam, ...there, ...without, refused])("consumers", A)).toBe(false);
  });

  it("was not read without the instance profiles of the account, nor where no region was looked into", () => {
    expect(reading(all("eu-west-1"))("consumers", A)).toBe(false);
    expect(reading([iam])("consumers", A)).toBe(false);
  });

  it("is not told by another account", () => {
    expect(reading([iam, ...all("eu-west-1")])("consumers", B)).toBe(false);
  });
});

describe("secrets of an account", () => {
  it("were read only with its parameters", () => {
    const secrets = listing(`account/${A}/region/eu-west-1`, "secrets");
    const parameters = listing(`account/${A}/region/eu-west-1`, "parameters");

    expect(reading([secrets])("secrets", A)).toBe(false);
    expect(reading([secrets, parameters])("secrets", A)).toBe(true);
  });
});

describe("an account", () => {
  it("was read whole where all that the collector lists was", () => {
    const scopes = ["organization/o-own", `account/${A}`, `account/${A}/region/eu-west-1`];
    const every = manifestOf("aws").slices.flatMap(({ id }) => scopes.map((scope) => listing(scope, id)));
    const isRead = reading(every, { [A]: inOrganization("o-own") });

    expect(accountsUnread([A], ["iam", "limits", "providers", "consumers", "secrets"], isRead)).toEqual([]);
  });
});

describe("roles of an account", () => {
  it("do not stand for ever where they were carried over", () => {
    const carried = (hours: number) =>
      listing(`account/${A}`, "authorization-details", {
        status: "carried",
        lastCompleteAt: new Date(AT.getTime() - hours * 3_600_000),
      });

    expect(reading([carried(1)])("iam", A)).toBe(true);
    expect(reading([carried(2)])("iam", A)).toBe(false);
  });

  it("are said not to be read, account by account", () => {
    const isRead = reading([listing(`account/${A}`, "authorization-details")]);

    expect(accountsUnread([A, B], ["iam"], isRead)).toEqual([
      `Roles and policies of account ${B} were not read completely.`,
    ]);
  });
});

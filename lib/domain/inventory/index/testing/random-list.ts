import fc from "fast-check";
import { AGES, isAgeFacet } from "#lib/domain/filter/age.ts";
import { foldName, sortNameOf } from "#lib/domain/filter/name-pattern.ts";
import { FACETS, SORTS, type Facet, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { IndexScope } from "../matcher.ts";
import type { ListRow } from "../row.ts";

const DAY = 86_400_000;

/** The day the random lists are looked at. */
export const TODAY = 20_000;

/** Names as attackers and other languages write them; some differ in case alone, some are parts of others. */
export const NAMES = [
  "ci",
  "CI",
  "ci-deployer",
  "web",
  "web-2",
  "café",
  "cafe\u0301",
  "100%",
  "a_c",
  "abc",
  "back\\slash",
  "it's",
  'say "hi"',
  "__proto__",
  "constructor",
  "\u202etfel",
  "日本",
  "\u{1f600}",
  "\uffee",
  "Σίσυφος",
  "İstanbul",
  "a*b",
  "x/y",
  "",
] as const;

const OWNERS = [null, "none", "web", "payments", "Payments", "__proto__", "o'hara", ""] as const;

/** Trust domains of the random lists. */
export const DOMAINS = [1, 2, 3] as const;

/** Two sources see the first trust domain, and none the last. */
export const SCOPE: IndexScope = {
  domainsBySource: new Map([
    ["prod", 1],
    ["prod-again", 1],
    ["staging", 2],
  ]),
  incompleteDomains: [2],
  today: TODAY,
};

const time = fc.option(
  fc
    .tuple(
      fc.constantFrom(0, 1, 6, 7, 8, 29, 30, 89, 90, 91, 364, 365, 366, -1, -29, -30),
      fc.constantFrom(0, 1, DAY - 1),
    )
    .map(([days, moment]) => (TODAY - days) * DAY + moment),
);

/** A row without its id, and with what its key is made of. */
export type RowParts = Omit<ListRow, "id" | "searchKey" | "sortName"> & { name: string; place: string };

export const rowParts: fc.Arbitrary<RowParts> = fc.record({
  domain: fc.constantFrom(...DOMAINS),
  system: fc.constantFrom("kubernetes", "aws"),
  kind: fc.constantFrom("service-account", "role", "user"),
  name: fc.constantFrom(...NAMES),
  place: fc.constantFrom("payments/", "web/", "", "Ünïcode/"),
  owner: fc.constantFrom(...OWNERS),
  reaches: fc.constantFrom("production", "conditional", "no", "unknown"),
  ability: fc.constantFrom("read", "admin", ""),
  "chain-length": fc.constantFrom("1", "2", "12", ""),
  environment: fc.constantFrom(null, "production", "staging"),
  status: fc.constantFrom("live", "missing"),
  traits: fc.constantFrom("", "classic-token", "all-repositories classic-token", "write-deploy-key"),
  human: fc.boolean(),
  vendor: fc.boolean(),
  credentials: fc.integer({ min: 0, max: 3 }),
  oldestCredentialAt: time,
  nextExpiryAt: time,
  endlessCredentials: fc.integer({ min: 0, max: 1 }),
  createdAt: time,
  lastChangeAt: time,
  lastUsedAt: time,
});

/** The row with its id, which is part of its key. */
export function rowOf(parts: RowParts, id: number): ListRow {
  const { name, place, ...rest } = parts;
  const none = rest.credentials === 0 ? { oldestCredentialAt: null, nextExpiryAt: null, endlessCredentials: 0 } : {};
  const untold = rest.reaches === "no" ? "none" : "unknown";
  const reach = { ability: rest.ability || untold, "chain-length": rest["chain-length"] || untold };
  return {
    ...rest,
    ...none,
    ...reach,
    id,
    sortName: sortNameOf(name),
    searchKey: foldName(keyOf(rest.domain, id, place, name)),
  };
}

/** The key of a random row. */
export function keyOf(domain: number, id: number, place: string, name: string): string {
  return `kubernetes:d${domain}:serviceaccount:${id}/${place}${name}`;
}

const VALUES: Partial<Record<Facet, readonly string[]>> = {
  system: ["kubernetes", "aws", "github"],
  kind: ["service-account", "role", "user"],
  name: ["ci", "CI*", "*a*", "web-?", "*", "caf*", "100%", "a_c", "*\\*", "__proto__", "*e*b*"],
  owner: ["none", "web", "payments", "__proto__", "nobody"],
  environment: ["unclassified", "production"],
  status: ["live", "missing"],
  coverage: ["complete", "incomplete"],
  source: ["prod", "prod-again", "staging", "gone"],
};

function valuesOf(facet: Facet): fc.Arbitrary<string> {
  if (!isAgeFacet(facet)) return fc.constantFrom(...(VALUES[facet] ?? [""]));
  return fc.constantFrom(...AGES[facet].shown, ...AGES[facet].words, "<1d", "1d-8d", "29d-91d", ">366d", ">0d");
}

const limits = Object.fromEntries(
  FACETS.map((facet) => {
    const values = fc.uniqueArray(valuesOf(facet), { maxLength: 2 });
    return [
      facet,
      fc.record({ is: values, not: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, values) }),
    ];
  }),
);

/** Any query: mostly few limits, because many leave nothing. */
export const queries: fc.Arbitrary<InventoryQuery> = fc.record({
  text: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.uniqueArray(
      fc.constantFrom<string[]>(
        "ci",
        "WEB",
        "payments/ci",
        "/",
        "%",
        "_",
        "\\",
        "e",
        "ümlaut",
        "σ",
        "ïco",
        "s/web-",
        "1",
      ),
      {
        maxLength: 2,
      },
    ),
  ),
  facets: fc
    .tuple(fc.record(limits, { requiredKeys: [] }), fc.uniqueArray(fc.constantFrom(...FACETS), { maxLength: 3 }))
    .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter(([facet]) => kept.includes(facet as Facet)))),
  sort: fc.constantFrom(...SORTS),
  descending: fc.boolean(),
  pageSize: fc.integer({ min: 1, max: 7 }),
  includeHumans: fc.boolean(),
  includeVendors: fc.boolean(),
});

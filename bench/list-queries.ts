import { AGES, AGE_FACETS } from "#lib/domain/filter/age.ts";
import { SORTS, type Facet, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";

/** What the list is asked first: everything, by name. */
export const FIRST_PAGE: InventoryQuery = {
  ...{ text: [], facets: {}, sort: "name", descending: false, pageSize: 50 },
  ...{ includeHumans: false, includeVendors: false },
};

const WORDS = ["deployer", "payments", "api-1", "cluster-7", "team", "ledger-3/", "rare-word", "argocd"];

const VALUES: Partial<Record<Facet, readonly string[]>> = {
  kind: ["service-account", "aws-role", "workflow", "user", "deploy-key"],
  name: ["default", "payments-*", "*-deployer", "*ledger*-1*", "nobody"],
  owner: ["none", "team-0", "team-3", "team-40", "team-200", "team-299"],
  environment: ["production", "staging", "tooling", "unclassified"],
  status: ["live", "missing", "referenced", "implied"],
  coverage: ["complete", "incomplete"],
  source: ["cluster-1", "cluster-2", "cluster-17", "cluster-40"],
  ...Object.fromEntries(AGE_FACETS.map((facet) => [facet, [...AGES[facet].shown, "<1d", ">3y", "14d-60d"]])),
};

/** Any sort, any `limits` of the declared filters, here and there a word. */
export function drawQuery(draw: Draw, limits: number): InventoryQuery {
  const facets = draw.some(Object.keys(VALUES) as Facet[], limits).map((facet) => {
    const values = draw
      .some(VALUES[facet] ?? [], draw.chance(0.3) ? 2 : 1)
      .map((value) => value.replace(">3y", ">1095d"));
    return [facet, draw.chance(0.2) ? { is: [], not: values } : { is: values, not: [] }];
  });
  return {
    ...FIRST_PAGE,
    text: draw.chance(0.15) ? [draw.one(WORDS)] : [],
    facets: Object.fromEntries(facets) as InventoryQuery["facets"],
    sort: draw.one(SORTS),
    descending: draw.chance(0.5),
    includeHumans: draw.chance(0.2),
    includeVendors: draw.chance(0.2),
  };
}

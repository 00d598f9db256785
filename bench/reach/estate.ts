import { ABILITIES, type Ability } from "#lib/domain/reach/ability.ts";
import type { EdgeAnswer } from "#lib/domain/reach/edge.ts";
import { draws, type Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";

/** How large an estate is to be. */
export interface EstateSize {
  identities: number;
  edges: number;
  /** Resources that are production. */
  production: number;
}

/** Hubs come first, then identities, then resources: in the order of their keys. */
export interface Estate extends EstateSize {
  domains: number;
  hubs: number;
  resources: number;
  nodes: number;
}

/** An edge between numbers of nodes. */
export interface DrawnEdge {
  kind: (typeof KINDS)[number];
  from: number;
  to: number;
  ability: Ability | null;
  answer: EdgeAnswer;
  /** The binding, role or policy it stands on, below {@link DOCUMENTS} times the number of domains. */
  document: number;
}

export const KINDS = ["toy/accesses", "toy/assumes", "toy/gives", "toy/holds"] as const;

/** Identities that share what they share: a cluster, an account, an organization. */
export const PER_DOMAIN = 500;

/** Hubs of a domain: `run workloads in …` and the like. */
export const HUBS = 40;

/** Documents of a domain. */
export const DOCUMENTS = 1000;

/** One in 25 is what others can become: a runner, a controller, an administrator's role. */
const STRONG = 20;

/** Of one resource in four. */
const PRODUCTION = 4;

export function estateOf(size: EstateSize): Estate {
  const domains = Math.ceil(size.identities / PER_DOMAIN);
  const hubs = domains * HUBS;
  const resources = size.production * PRODUCTION;
  return { ...size, domains, hubs, resources, nodes: hubs + size.identities + resources };
}

/** Whether a node is production. */
export function isProduction({ hubs, identities }: Estate, node: number): boolean {
  return node >= hubs + identities && (node - hubs - identities) % PRODUCTION === 0;
}

/**
 * Edges as builders make them of real estates: trust domains of 500 identities and 40 hubs, few of which hold most of the
 * edges; rights of many by few documents; cycles within a domain, since whoever runs workloads becomes accounts that run
 * workloads; domains that build, one in twenty, which others trust; production in one domain of four; 6 edges in 100
 * under conditions and 4 unknown. The same ones for the same size.
 */
export function* drawEdges(estate: Estate): Generator<DrawnEdge> {
  const draw = draws(estate.identities);
  for (let made = 0; made < estate.edges; made += 1) {
    const chance = draw.unit();
    const answer: EdgeAnswer = chance < 0.9 ? "yes" : chance < 0.96 ? "conditional" : "unknown";
    yield { ...drawWay(draw, estate), answer };
  }
}

/** Few are drawn often: the square of an even draw. */
function skewed(draw: Draw, count: number): number {
  return Math.floor(draw.unit() ** 2 * count);
}

function even(draw: Draw, count: number): number {
  return Math.floor(draw.unit() * count);
}

function drawWay(draw: Draw, estate: Estate): Omit<DrawnEdge, "answer"> {
  const domain = even(draw, estate.domains);
  const hub = skewed(draw, HUBS);
  const atHub = domain * HUBS + hub;
  const identityOf = (of: number, index: number): number => estate.hubs + of * PER_DOMAIN + index;
  const identity = identityOf(domain, skewed(draw, PER_DOMAIN));
  const documents = domain * DOCUMENTS;
  const way = draw.unit();
  if (way < 0.62) {
    const document = documents + hub * 8 + skewed(draw, 8);
    return { kind: "toy/holds", from: identity, to: atHub, ability: null, document };
  }
  if (way < 0.84) {
    const given = draw.chance(0.1) ? even(draw, STRONG) : STRONG + even(draw, PER_DOMAIN - STRONG);
    return {
      kind: "toy/gives",
      from: atHub,
      to: identityOf(domain, given),
      ability: null,
      document: documents + 400 + hub,
    };
  }
  if (way < 0.85 && (domain % 20 === 0 || draw.chance(0.01))) {
    const trusted = identityOf(even(draw, estate.domains), even(draw, STRONG));
    const from = identityOf(domain, even(draw, STRONG));
    return { kind: "toy/assumes", from, to: trusted, ability: null, document: documents + 500 };
  }
  const ability = ABILITIES[skewed(draw, ABILITIES.length)] ?? "read";
  const isInProduction = domain % 4 === 1 && draw.chance(0.7);
  const resource = even(draw, estate.production) * PRODUCTION + (isInProduction ? 0 : 1 + even(draw, PRODUCTION - 1));
  const from = draw.chance(0.5) ? atHub : identity;
  const to = estate.hubs + estate.identities + resource;
  return { kind: "toy/accesses", from, to, ability, document: documents + 600 + skewed(draw, 400) };
}

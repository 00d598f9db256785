import { scopeContains, type Noun } from "../../../facts/fact.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { groupBy } from "../../../group-by.ts";
import type { DomainFacts, EstateFact } from "../../../reach/estate.ts";
import type { Listing, Surrounding } from "../../system.ts";
import { organizationsOf, ownerOf } from "./organizations.ts";
import { conditionsOfActions, conditionsOfArchive } from "./repository-power.ts";
import { workflowsIn, type WorkflowPlace } from "./workflows-of.ts";

/** An organization or a repository, with what lies in it. */
export interface Place {
  alias: string;
  /** `acme`, `acme/api` */
  name: string;
  /** GitHub's id; of checkouts the name. */
  key: string;
  /** Empty where it is only referred to. */
  content: JsonObject;
  of(noun: Noun, kind: string): readonly EstateFact[];
  /** Why a listing of it is not whole, in a clause; null: nothing of it can be missing. */
  unread(listing: string): string | null;
}

export interface RepositoryPlace extends Place {
  organization: OrganizationPlace;
  /** The repository, its organization and its settings, as readers of workflows take them. */
  around: readonly Surrounding[];
  workflows: readonly WorkflowPlace[];
}

export interface OrganizationPlace extends Place {
  repositories: readonly RepositoryPlace[];
}

/** The facts of one host by where they lie, arranged once for all kinds of edges. */
export interface GitHubView {
  organizations: readonly OrganizationPlace[];
  repositories: readonly RepositoryPlace[];
  /** ISO time, where one is known. */
  at: string | null;
}

const NOUNS: readonly Noun[] = ["identity", "stored-copy", "resource", "policy-document", "attachment", "consumer"];

/** Kinds of edges and joins each ask for the same. */
const ARRANGED = new WeakMap<DomainFacts, GitHubView>();

/** Puts the facts of a host in place, once however many ask. */
export function githubView(facts: DomainFacts): GitHubView {
  const view = ARRANGED.get(facts) ?? arrange(facts);
  ARRANGED.set(facts, view);
  return view;
}

function arrange(facts: DomainFacts): GitHubView {
  const placeOf = places(facts);
  const organizations = organizationsOf(facts, NOUNS).map(({ fact, scope, known }) => ({
    ...placeOf(fact, scope),
    known,
    repositories: [] as RepositoryPlace[],
  }));
  const byAlias = new Map(organizations.map((one) => [one.alias, one]));
  const read = facts
    .of("resource", "repository")
    .map((fact) => ({ fact, own: placeOf(fact, `repository/${fact.key}`) }));
  const workflowsOf = workflowsIn(read.map(({ own }) => own));
  for (const { fact, own } of read) {
    const organization = byAlias.get(ownerOf(fact));
    if (!organization) continue;
    const settings = own.of("policy-document", "actions-settings");
    const around: Surrounding[] = [fact, ...settings].map(({ kind, key, content }) => ({ kind, key, content }));
    const { key, content, known } = organization;
    if (known) around.push({ kind: "organization", key, content });
    const place = { ...own, organization, around };
    // What does not run in a repository runs in none of its workflows.
    const running = [...conditionsOfArchive(place), ...conditionsOfActions(place)];
    const workflows = workflowsOf(own).map((one) => ({ ...one, conditions: [...one.conditions, ...running] }));
    organization.repositories.push({ ...place, workflows });
  }
  const repositories = organizations.flatMap((organization) => organization.repositories);
  return { organizations, repositories, at: facts.at ?? null };
}

function places(
  facts: DomainFacts,
): (fact: Pick<EstateFact, "alias" | "name" | "key" | "content">, scope: string) => Place {
  const within = groupBy(
    NOUNS.flatMap((noun) => facts.of(noun).map((fact) => ({ noun, fact }))),
    ({ noun, fact }) => `${fact.container ?? ""} ${noun} ${fact.kind}`,
  );
  const listings = groupBy(facts.listings, ({ kind, scope }) => `${kind} ${scope}`);
  return ({ alias, name, key, content }, scope) => ({
    ...{ alias, name, key, content },
    of: (noun, kind) => within.get(`${alias} ${noun} ${kind}`)?.map(({ fact }) => fact) ?? [],
    unread: (kind) => {
      const those = ["", scope].flatMap((outer) =>
        scopeContains(outer, scope) ? (listings.get(`${kind} ${outer}`) ?? []) : [],
      );
      return those.some(({ complete }) => complete) ? null : unreadWords(those, kind, name);
    },
  });
}

/** `the deploy keys of acme/api were not read: GitHub refused (403)` */
function unreadWords([first]: readonly Listing[], kind: string, place: string): string {
  const reason = first?.reason.replace(/\.$/, "") ?? "";
  return `the ${kind.replaceAll("-", " ")} of ${place} were not read whole${reason === "" ? "" : `: ${reason}`}`;
}

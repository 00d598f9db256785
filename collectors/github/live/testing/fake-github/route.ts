import type { FakeOrganization, FakeRepository } from "./model.ts";

/** What a path answers: a list, which comes in pages (by number, or by cursor), or one object; null: 404. */
export type Honest = { list: unknown[]; in?: string; cursor?: true } | { object: unknown; status?: number } | null;

/** One path of the API. */
export interface Route {
  /** As GitHub's description writes it. */
  path: string;
  method?: "POST";
  /** Asked by the App itself. */
  asApp?: boolean;
  /** The permission it needs. */
  permission?: string;
  answer(organization: FakeOrganization, parts: Record<string, string>, query: URLSearchParams): Honest;
}

type Ask = (organization: FakeOrganization, parts: Record<string, string>, query: URLSearchParams) => Honest;

/** A path of the organization; of another one there is nothing. */
export const ofOrganization = (path: string, permission: string, answer: Ask): Route => {
  const inside: Ask = (organization, parts, query) =>
    parts["org"]?.toLowerCase() === organization.login ? answer(organization, parts, query) : null;
  return { path: `/orgs/{org}${path}`, permission, answer: inside };
};

/** A path of a repository that is there. */
export const ofRepository = (
  path: string,
  permission: string,
  answer: (
    repository: FakeRepository,
    organization: FakeOrganization,
    parts: Record<string, string>,
    query: URLSearchParams,
  ) => Honest,
): Route => {
  const inside: Ask = (organization, parts, query) => {
    const found = organization.repositories.find(({ name }) => name === parts["repo"]);
    return found ? answer(found, organization, parts, query) : null;
  };
  return { path: `/repos/{owner}/{repo}${path}`, permission, answer: inside };
};

/** What belongs to something that is there. */
export const found = <Item>(item: Item | undefined, make: (item: Item) => Honest): Honest => (item ? make(item) : null);

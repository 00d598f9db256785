import type { FakeOrganization } from "./model.ts";
import { ORGANIZATION } from "./organization-routes.ts";
import { REPOSITORY } from "./repository-routes.ts";
import { found, type Route } from "./route.ts";
import * as rows from "./rows.ts";

const { TIME_OF_EVERYTHING: TIME } = rows;

const own = ({ id, selection }: FakeOrganization["installation"]) => ({ id, appId: 4, slug: "rollcall", selection });

const APP: Route[] = [
  {
    path: "/orgs/{org}/installation",
    asApp: true,
    answer: (organization, { org }) => {
      const { installation, login } = organization;
      return org === login ? { object: rows.installationRow(organization, own(installation), installation) } : null;
    },
  },
  {
    path: "/app/installations",
    asApp: true,
    answer: (organization) => ({ list: [rows.installationRow(organization, own(organization.installation))] }),
  },
];

const OTHERS: Route[] = [
  {
    path: "/user",
    answer: () => ({
      object: {
        ...rows.userRow("user-1", 100),
        ...{ name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null },
        ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0, created_at: TIME, updated_at: TIME },
      },
    }),
  },
  {
    path: "/installation/repositories",
    permission: "metadata",
    answer: (organization) => ({
      list: organization.repositories.map((repository) => rows.repositoryRow(organization, repository)),
      in: "repositories",
    }),
  },
  {
    path: "/repos/{owner}/{repo}",
    permission: "metadata",
    answer: (organization, { repo }) =>
      found(
        organization.repositories.find(({ name }) => name === repo),
        (repository) => ({ object: rows.repositoryRow(organization, repository) }),
      ),
  },
  {
    path: "/apps/{app_slug}",
    answer: ({ apps }, { app_slug }) =>
      found(
        // One of them is private: nobody may read whose it is.
        apps.find(({ slug }) => slug === app_slug && slug !== "deployer"),
        ({ appId, slug }) => ({
          object: {
            ...{ id: appId, slug, node_id: "A", owner: rows.userRow(`${slug}-inc`, 4242, "Organization"), name: slug },
            ...{
              description: null,
              external_url: "https://x",
              html_url: "https://x",
              created_at: TIME,
              updated_at: TIME,
            },
            ...{ permissions: { metadata: "read" }, events: [] },
          },
        }),
      ),
  },
];

/** Every path the fake GitHub has. */
export const ROUTES: readonly Route[] = [...APP, ...ORGANIZATION, ...REPOSITORY, ...OTHERS];

/** The route of a path, with what stands in its places. */
export function routeOf(pathname: string): { route: Route; parts: Record<string, string> } | null {
  for (const route of ROUTES) {
    const pattern = route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (!match) continue;
    const parts = Object.entries(match.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
    return { route, parts: Object.fromEntries(parts) as Record<string, string> };
  }
  return null;
}

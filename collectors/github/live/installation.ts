import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import { CallFault } from "./call-fault.ts";
import type { Client } from "./client.ts";
import { path } from "./listing.ts";

const Login = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

const Found = z.object({
  id: z.number().int().positive(),
  app_slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
  account: z.object({ login: Login, id: z.number().int().positive() }),
  repository_selection: z.enum(["all", "selected"]),
  permissions: z.record(z.string().max(100), z.string().max(20)),
  suspended_at: z.string().max(40).nullish(),
});

/** An App as it is installed in one organization. */
export interface Installation {
  id: number;
  app: string;
  organization: { login: string; id: string };
  repositories: "all" | "selected";
  /** GitHub's names of what it may at least read. */
  permissions: ReadonlySet<string>;
  /** What it may do, by name: `read`, `write`, `admin`. */
  levels: ReadonlyMap<string, string>;
}

/**
 * The installation of the App in an organization.
 * @throws InvalidInput when there is none that can be used; CallFault when GitHub does not say
 */
export async function findInstallation(client: Client, organization: string): Promise<Installation> {
  const { web } = client.endpoint;
  let data: unknown;
  try {
    ({ data } = await client.get(path`/orgs/${organization}/installation`, "app"));
  } catch (error) {
    if (!(error instanceof CallFault) || error.kind !== "absent") throw error;
    throw new InvalidInput(await notInstalled(client, organization));
  }
  const found = Found.safeParse(data);
  if (!found.success) throw new InvalidInput("What answers at the address is no GitHub. Correct the address.");
  const { id, app_slug, account, repository_selection, permissions, suspended_at } = found.data;
  if (suspended_at) {
    throw new InvalidInput(
      `The App's installation in ${account.login} is suspended. An owner lifts that at ${web}/organizations/${account.login}/settings/installations/${id}.`,
    );
  }
  return {
    id,
    app: app_slug,
    organization: { login: account.login, id: String(account.id) },
    repositories: repository_selection,
    permissions: new Set(Object.keys(permissions)),
    levels: new Map(Object.entries(permissions)),
  };
}

/** Where the App is installed says whether the organization has another name by now. */
async function notInstalled(client: Client, organization: string): Promise<string> {
  const places = z
    .array(z.object({ account: z.object({ login: Login }) }))
    .catch([])
    .parse((await client.get("/app/installations?per_page=10", "app")).data);
  const names = places.map(({ account }) => account.login);
  return names.length === 0
    ? `The App is not installed in the organization ${organization}. Install it: on the App's settings page, Install App.`
    : `The App is not installed in an organization called ${organization}; it is in ${names.join(", ")}. If it was renamed, correct the name on the source's page, otherwise install the App there.`;
}

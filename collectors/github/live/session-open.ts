import { z } from "zod";
import type { LiveInput } from "#collectors/types.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { CallFault } from "./call-fault.ts";
import { openClient, type Client } from "./client.ts";
import { appCredential, tokenCredential } from "./credential.ts";
import type { Limits } from "./limits.ts";
import { path } from "./listing.ts";
import { findInstallation } from "./installation.ts";
import { readSettings, type LiveSettings } from "./settings.ts";
import type { Session } from "./session.ts";

const Organization = z.object({ login: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/), id: z.number().int().positive() });

/**
 * Opens a session; its client is to be closed.
 * @throws InvalidInput, ExternalSystem when there is no way in
 */
export async function openSession(input: LiveInput, limits: Limits): Promise<Session> {
  const settings = readSettings(input);
  const installation = { id: null as number | null };
  const client = connect(settings, installation, input, limits);
  try {
    const readAt = new Date();
    const common = { client, host: settings.endpoint.host, chosen: settings.rights, readAt, lastEnds: input.lastEnds };
    if (settings.as.type === "token") {
      const organization = await organizationOf(client, settings.organization);
      return { ...common, organization, granted: null, levels: null, identity: null, allRepositories: null };
    }
    const found = await findInstallation(client, settings.organization);
    installation.id = found.id;
    return {
      ...common,
      organization: found.organization,
      granted: found.permissions,
      levels: found.levels,
      identity: `${found.app}[bot]`,
      allRepositories: found.repositories === "all",
    };
  } catch (error) {
    await client.close();
    throw error instanceof CallFault ? lastingFault(settings, error) : error;
  }
}

function connect(
  { endpoint, as }: LiveSettings,
  installation: { readonly id: number | null },
  input: LiveInput,
  limits: Limits,
): Client {
  input.onSecret?.(as.type === "app" ? as.privateKey : as.token);
  return openClient(
    endpoint,
    (request) =>
      as.type === "app"
        ? appCredential({ appId: as.appId, privateKey: as.privateKey, installation }, request)
        : tokenCredential(as.token),
    { ...input, limits, ownQuota: as.type === "app" },
  );
}

async function organizationOf(client: Client, name: string): Promise<Session["organization"]> {
  const { data } = await client.get(path`/orgs/${name}`);
  const organization = Organization.safeParse(data);
  if (!organization.success) {
    throw new InvalidInput("What answers at the address is no GitHub. Correct the address.");
  }
  return { login: organization.data.login, id: String(organization.data.id) };
}

/** Why there is no way in, in words for whoever connects the source. */
function lastingFault({ as, organization, endpoint }: LiveSettings, { kind, message, retryAt }: CallFault): Error {
  const { web } = endpoint;
  switch (kind) {
    case "signed-out":
      return new InvalidInput(
        as.type === "app"
          ? "GitHub does not accept the App's key (401): the key was deleted, is of another App, or this machine's clock is wrong. Look at the App ID, and generate a new private key on the App's settings page."
          : "GitHub does not accept the token (401): it has expired or was revoked. Give a new one.",
      );
    case "absent":
      return new InvalidInput(
        `GitHub shows no organization ${organization} to this token (404): it was renamed, the name is wrong, or the token belongs to another resource owner. Correct the name, or make a token whose resource owner it is at ${web}/settings/personal-access-tokens/new.`,
      );
    case "denied":
      return new InvalidInput(
        "GitHub refuses the credential (403): the organization has not approved it, forbids such tokens, or takes calls from listed IP addresses only. An owner of the organization can tell by its settings.",
      );
    default:
      return new ExternalSystem(
        `The organization cannot be read: the call ${message}.`,
        retryAt === null ? {} : { retryAt },
      );
  }
}

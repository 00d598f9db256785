import type { Registration, SourceSettings } from "#collectors/types.ts";
import { appManifest, chosenRights } from "./grant.ts";

/**
 * An App that GitHub makes from a manifest: nobody carries an id or a key from one page to another.
 * @see https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export const registration: Registration = {
  connection: "app",
  fields: ["organization", "address", "ca", "allow-private-addresses"],
  form({ sourceSlug, fields, permissions, returnTo, state }) {
    const manifest = { ...appManifest(sourceSlug, chosenRights({ permissions })), redirect_url: returnTo };
    return {
      action: `${appsPage(fields)}/new?state=${encodeURIComponent(state)}`,
      fields: { manifest: JSON.stringify(manifest) },
    };
  },
  installAt: (fields, made) => `${appsPage(fields)}/${encodeURIComponent(made)}/installations`,
};

/** Where an organization's Apps are made, installed and deleted, whichever GitHub it is. */
export function appsPage(fields: SourceSettings["fields"]): string {
  const { origin } = new URL(String(fields["address"] || "https://github.com"));
  return `${origin}/organizations/${encodeURIComponent(String(fields["organization"]))}/settings/apps`;
}

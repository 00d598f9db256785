import type { GrantChoice, GrantDocument } from "#collectors/types.ts";
import { RIGHTS, type Right } from "./rights.ts";

const ORGANIZATION = "ORGANIZATION";
const WEB = "https://github.com";
const TOKEN_DAYS = 90;

/**
 * What an owner of the organization does so that Rollcall may read exactly what was chosen: an App made from an address
 * that is filled in already, the same as a manifest, and a token for where no App can be installed.
 * @see https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-using-url-parameters
 */
export function grant(choice: GrantChoice): GrantDocument[] {
  const rights = chosenRights(choice);
  return [
    {
      title: "A GitHub App with exactly these permissions",
      filename: "rollcall-app.txt",
      language: "shell",
      text: appSteps(choice.sourceSlug, rights),
      apply: {
        sentence: `Open the address as an owner of the organization, with its name in place of ${ORGANIZATION}.`,
      },
    },
    {
      title: "The same App as a manifest",
      filename: "rollcall-app.json",
      language: "json",
      text: `${JSON.stringify(appManifest(choice.sourceSlug, rights), null, 2)}\n`,
      apply: { sentence: `Post it as the field manifest to ${WEB}/organizations/${ORGANIZATION}/settings/apps/new.` },
    },
    {
      title: "Only where no App can be installed: a fine-grained token",
      filename: "rollcall-token.txt",
      language: "shell",
      text: tokenSteps(choice.sourceSlug, rights),
      apply: {
        sentence: `Open the address as an owner of the organization, with its name in place of ${ORGANIZATION}.`,
      },
    },
  ];
}

/** The chosen rights and the required ones. */
export function chosenRights({ permissions }: Pick<GrantChoice, "permissions">): Right[] {
  return RIGHTS.filter(({ id, need }) => need === "required" || permissions.includes(id));
}

function appSteps(sourceSlug: string, rights: readonly Right[]): string {
  const query = new URLSearchParams({
    name: nameOf(sourceSlug),
    description: "Lets Rollcall read this organization. Nothing of it allows a change.",
    url: WEB,
    public: "false",
    webhook_active: "false",
    ...permissionsOf(rights),
  });
  return `# 1. Makes the App (source ${sourceSlug}); on GitHub Enterprise Server put its host in place of github.com.
#    Look at the permissions on the page, all of them Read-only, before you create it:
${listOf(rights)}
${WEB}/organizations/${ORGANIZATION}/settings/apps/new?${query.toString()}

# 2. On the page of the new App: note the App ID, and choose "Generate a private key".
# 3. On the same page, Install App: install it in the organization, for all repositories.
`;
}

function tokenSteps(sourceSlug: string, rights: readonly Right[]): string {
  const given = rights.filter(({ appOnly }) => appOnly !== true);
  const query = new URLSearchParams({
    name: nameOf(sourceSlug),
    description: "Lets Rollcall read this organization.",
    target_name: ORGANIZATION,
    expires_in: String(TOKEN_DAYS),
    ...permissionsOf(given.filter(({ permission }) => permission !== "metadata")),
  });
  return `# Makes a token that ends after ${TOKEN_DAYS} days. Choose "All repositories", and look at the permissions on the page:
${listOf(given)}
${WEB}/settings/personal-access-tokens/new?${query.toString()}
`;
}

/**
 * The App as GitHub makes it without a question, with exactly these permissions and no webhook.
 * @see https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest#github-app-manifest-parameters
 */
export function appManifest(sourceSlug: string, rights: readonly Right[]): object {
  return {
    name: nameOf(sourceSlug),
    url: WEB,
    description: "Lets Rollcall read this organization. Nothing of it allows a change.",
    public: false,
    default_events: [],
    default_permissions: permissionsOf(rights),
  };
}

/** Names of Apps are unique on all of GitHub and have at most 34 characters. */
function nameOf(sourceSlug: string): string {
  return `rollcall-${sourceSlug}`.slice(0, 34).replace(/-+$/, "");
}

function permissionsOf(rights: readonly Right[]): Record<string, string> {
  return Object.fromEntries(rights.map(({ permission }) => [permission, "read"]));
}

/** Each permission with its reason. */
function listOf(rights: readonly Right[]): string {
  return rights.map(({ right, usedFor }) => `#    ${right}\n#        ${usedFor}`).join("\n");
}

import type { System } from "../system.ts";
import { textOf } from "../content.ts";
import { readAlias, type AliasPlace } from "./aliases.ts";
import { isWorkflow } from "./kinds.ts";

/** Hosts that are GitHub itself. A checkout names its host by its remote, which anybody writes: other hosts get no link. */
const HOST = /^(?:github\.com|[a-z0-9-]+\.ghe\.com)$/;

/** Pages of settings that show the kinds which are no files. */
const PAGES: Readonly<Record<string, { words: string; path: string }>> = {
  "app-installation": { words: "App installations", path: "settings/installations" },
  "fine-grained-token": { words: "Fine-grained tokens", path: "settings/personal-access-tokens/active" },
  "organization-runner": { words: "Runners", path: "settings/actions/runners" },
  "organization-webhook": { words: "Webhooks", path: "settings/hooks" },
  "deploy-key": { words: "Deploy keys", path: "settings/keys" },
  "repository-runner": { words: "Runners", path: "settings/actions/runners" },
  "repository-webhook": { words: "Webhooks", path: "settings/hooks" },
};

/** The file of a workflow at the ref it was read from, else at the default branch; of other kinds the page that shows them. */
export const home: System["home"] = (alias, identity) => {
  const place = readAlias(alias);
  if (!place || !HOST.test(place.host)) return null;
  const { kind, name, host } = place;
  if (isWorkflow(kind)) {
    // Of another branch the name begins with it, up to the first colon: no branch has one in its name.
    const [branch, path] = kind === "workflow" ? ["", name] : divided(name);
    const href = `${repositoryUrl(place)}/blob/${branchOf(textOf(identity?.ref) || branch)}/${encoded(path)}`;
    return { words: `${path.slice(path.lastIndexOf("/") + 1)} on ${host}`, href, line: "#L" };
  }
  const page = Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined;
  if (!page) return null;
  const owner =
    place.repository === null ? `https://${host}/organizations/${encoded(place.owner)}` : repositoryUrl(place);
  return { words: `${page.words} on ${host}`, href: `${owner}/${page.path}`, line: null };
};

/** Where a repository is seen and where its secrets are set; null where its host is not known to be GitHub. */
export function repositoryLinks(
  host: string,
  fullName: string,
): { itself: string; secrets: string; environments: string } | null {
  if (!HOST.test(host)) return null;
  const itself = `https://${host}/${encoded(fullName)}`;
  return { itself, secrets: `${itself}/settings/secrets/actions`, environments: `${itself}/settings/environments` };
}

function divided(name: string): [branch: string, path: string] {
  const end = name.indexOf(":");
  return [name.slice(0, Math.max(0, end)), name.slice(end + 1)];
}

function repositoryUrl({ host, owner, repository }: AliasPlace): string {
  return `https://${host}/${encoded(`${owner}/${repository ?? ""}`)}`;
}

/** A branch, tag or commit as addresses have it; `HEAD` is the default branch. */
function branchOf(ref: string): string {
  const name = ref.replace(/^refs\/(?:heads|tags)\//, "");
  return name === "" ? "HEAD" : encoded(name);
}

function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

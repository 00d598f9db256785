import type { JsonObject } from "../../facts/json.ts";
import type { AccessSentence } from "../../inventory/detail.ts";
import type { AttachedDocument, Itself, NamedDocument, System } from "../system.ts";
import { textOf as text } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";
import { isPermissions } from "./grants.ts";
import { jobOf, strangersCheckouts } from "./jobs.ts";
import { whileHalted } from "./halted.ts";
import { UNREAD, jobToken } from "./job-token.ts";
import { loginWords } from "./login-words.ts";
import { isOrganizationRole, organizationRoleAccess } from "./organization-role-grants.ts";
import { PERMISSION_RISKS, permissionAccess } from "./permission-grants.ts";
import { SCOPE_RISKS, scopeAccess } from "./token-scopes.ts";
import type { GivenPermissions, WorkflowJob } from "./workflows/document.ts";
import type { Identity } from "./workflows/identity.ts";

const GRAVE_WRITES: Record<string, string> = {
  contents: "push to branches and tags",
  actions: "start, cancel and approve runs",
  packages: "publish packages",
  deployments: "create deployments",
  attestations: "vouch for artifacts",
};

/** What of it leads further than the run: strangers' code, signing in elsewhere, secrets, publishing, changing code. */
export const access: System["access"] = (alias, attached, _memberships, consumers, itself = UNREAD) => {
  const jobs = consumers.map((fact: NamedDocument) => jobOf(fact.content));
  const found = [
    ...(readAlias(alias)?.kind === "classic-token" ? scopeAccess(alias, itself.identity) : []),
    ...jobs.flatMap(strangersOf),
    ...jobs.flatMap(handedOn),
    ...attached.flatMap((one) => attachedDangers(alias, one, itself)),
    ...takenBy(jobs),
  ];
  const unique = new Map(
    whileHalted(itself.identity, found)
      .toReversed()
      .map((one) => [one.words, one]),
  );
  return [...unique.values()].toReversed().toSorted((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
};

const RISKS = [
  ...PERMISSION_RISKS,
  ...SCOPE_RISKS,
  "strangers",
  "literal",
  "write-all",
  "all-secrets",
  "stored-credential",
  "sign-in",
  "taken-secrets",
  "write",
  "mint",
];

function attachedDangers(alias: string, one: AttachedDocument, itself: Itself): AccessSentence[] {
  const { content } = one.attachment;
  if (isPermissions(content)) return permissionAccess(one);
  if (isOrganizationRole(content)) return organizationRoleAccess(one);
  return content.login === undefined ? writesOf(alias, content, itself) : [loginOf(content)];
}

function strangersOf(job: WorkflowJob): AccessSentence[] {
  const { id } = job;
  const [first] = strangersCheckouts(job);
  if (!first) return [];
  const unsure = first.guard === "unknown" ? ", unless the version of its action refuses that" : "";
  const events = first.triggers.join(" and ");
  const words = `check out code that strangers wrote, in runs of ${events} with this repository's secrets`;
  return [{ risk: "strangers", words, because: `because the job \`${id}\` does so on line ${first.line}${unsure}` }];
}

function handedOn({ id, allSecrets: [line], inheritsSecrets, call }: WorkflowJob): AccessSentence[] {
  if (line === undefined && !inheritsSecrets) return [];
  const to = call ? ` to \`${call.use.text}\`` : "";
  const because = `because the job \`${id}\` does so on line ${line ?? call?.line ?? ""}`;
  return [{ risk: "all-secrets", words: `hand every secret it can see${to || " on"}`, because }];
}

const SECRETS_NAMED = 4;

function takenBy(jobs: readonly WorkflowJob[]): AccessSentence[] {
  const names = [...new Set(jobs.flatMap(({ secrets }) => secrets.map(({ name }) => name)))].toSorted();
  const first = jobs.find(({ secrets }) => secrets.length > 0);
  if (!first) return [];
  const users = jobs.filter(({ secrets }) => secrets.length > 0).length;
  const more = names.length - SECRETS_NAMED;
  const shown = (more > 1 ? names.slice(0, SECRETS_NAMED) : names).map((name) => `\`${name}\``);
  const listed = more > 1 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
  const others = users > 1 ? ` and ${users - 1} more ${users === 2 ? "job names" : "jobs name"} them` : " names them";
  const words = `take the ${names.length === 1 ? "secret" : "secrets"} ${listed}`;
  return [{ risk: "taken-secrets", words, because: `because the job \`${first.id}\`${others}` }];
}

function loginOf(content: JsonObject): AccessSentence {
  const login = content.login as unknown as Identity;
  return {
    risk: login.literal ? "literal" : login.static ? "stored-credential" : "sign-in",
    words: loginWords(login),
    because: `because the job \`${text(content.job)}\` does so by \`${login.by}\`, line ${login.line}`,
  };
}

function writesOf(alias: string, content: JsonObject, itself: Itself): AccessSentence[] {
  const permissions = content.token as unknown as GivenPermissions | null | undefined;
  const place = readAlias(alias);
  if (permissions === undefined || !place) return [];
  const given = jobToken(alias, { permissions, call: null }, itself);
  if (given.value === null) return [];
  const name = placeName(place);
  const because = `because the job \`${text(content.job)}\` gets a token that may, by ${given.by}`;
  if (given.value === "write-all") return [{ risk: "write-all", words: `change everything in \`${name}\``, because }];
  if (typeof given.value === "string") return [];
  return Object.entries(given.value).flatMap(([resource, level]): AccessSentence[] => {
    if (resource === "id-token" && level === "write") {
      return [{ risk: "mint", words: `ask for OIDC tokens that name \`${name}\``, because }];
    }
    const deed = Object.hasOwn(GRAVE_WRITES, resource) && level === "write" ? GRAVE_WRITES[resource] : undefined;
    return deed === undefined ? [] : [{ risk: "write", words: `${deed} of \`${name}\``, because }];
  });
}

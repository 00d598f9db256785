import { z } from "zod";
import { EXPORT_FILE, ExportHead } from "#collectors/export-format.ts";
import { badSlice, EXPORT_AGAIN, readExportHead } from "#collectors/shared/export-head.ts";
import { InvalidInput } from "#lib/errors.ts";
import { hasFacts } from "#collectors/shared/rows.ts";
import { SLICE_IDS } from "../manifest.ts";
import { isOfOrganization, slicePath, type PlannedSlice } from "../slices/plan.ts";
import type { OrganizationView } from "../slices/view.ts";

const OWNER = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";
const REPOSITORY = new RegExp(`^organization/repository/(${OWNER})/([A-Za-z0-9._-]{1,100})/[a-z-]+$`);
const SCOPE = /^repository\/([1-9][0-9]{0,15})$/;
const HOST = /^[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?$/;

/** `collection.json` of an export of an organization: the trust domain is the host. */
export const GitHubHead = ExportHead.extend({
  trustDomain: z.object({ key: z.string().regex(HOST) }),
  organization: z.object({
    login: z.string().regex(new RegExp(`^${OWNER}$`)),
    id: z.string().regex(/^[1-9][0-9]{0,15}$/),
  }),
});

export type GitHubHead = z.output<typeof GitHubHead>;

/** A planned slice of an export, with the number of rows that were written where its file says so. */
export interface ExportedSlice extends PlannedSlice {
  rows?: number;
}

/** What an export says of itself. */
export interface Export {
  head: GitHubHead;
  view: OrganizationView;
  plan: ExportedSlice[];
}

/**
 * Reads `collection.json` of a directory; undefined when there is none, so that the directory is something else.
 * @throws InvalidInput when there is one that is no GitHub export of this format
 */
export function readHead(directory: string): Export | undefined {
  const head = readExportHead(directory, GitHubHead, "github");
  if (!head) return undefined;
  const { organization, trustDomain } = head;
  return { head, view: { host: trustDomain.key, organization }, plan: planOf(head) };
}

function planOf(head: GitHubHead): ExportedSlice[] {
  const seen = new Set<string>();
  const ids = new Map<string, string>();
  return head.slices.map((given, index) => {
    const { path, kind, scope } = given;
    for (const key of [`path ${path.toLowerCase()}`, `listing ${kind} ${scope}`]) {
      if (seen.has(key)) throw badSlice(index, `stands twice. ${EXPORT_AGAIN}`);
      seen.add(key);
    }
    const planned = sliceOf(head, given, index);
    const { repository } = planned;
    if (!repository) return planned;
    const name = `${repository.owner}/${repository.name}`.toLowerCase();
    if ((ids.get(name) ?? repository.id) !== repository.id) {
      throw new InvalidInput(`${EXPORT_FILE}: slices[${index}] gives a repository another id. ${EXPORT_AGAIN}`);
    }
    ids.set(name, repository.id);
    return planned;
  });
}

function sliceOf(head: GitHubHead, given: GitHubHead["slices"][number], index: number): ExportedSlice {
  const { path, scope, authoritative, status, reason, rows } = given;
  const kind = SLICE_IDS.find((id) => id === given.kind);
  if (!kind) throw badSlice(index, `is of a kind this version does not know: update Rollcall. ${EXPORT_AGAIN}`);
  if (authoritative !== undefined && kind !== "repositories") {
    throw badSlice(index, `is called authoritative, which only repositories can be. ${EXPORT_AGAIN}`);
  }
  const end = { status, ...(reason === undefined ? {} : { reason }), ...(rows === undefined ? {} : { rows }) };
  if (isOfOrganization(kind)) {
    if (path !== slicePath(kind) || scope !== `organization/${head.organization.id}`) {
      throw badSlice(index, `has not the path and the scope of its kind. ${EXPORT_AGAIN}`);
    }
    return { slice: { path, kind, scope, ...(authoritative === undefined ? {} : { authoritative }) }, ...end };
  }
  // What is said of all repositories that could not be listed: of none of them by name, so it shows nothing.
  if (path === slicePath(kind) && scope === "" && rows === undefined && !hasFacts(end)) {
    return { slice: { path, kind, scope }, ...end };
  }
  const [, owner, name] = REPOSITORY.exec(path) ?? [];
  const id = SCOPE.exec(scope)?.[1];
  if (!owner || !name || !id || path !== slicePath(kind, { owner, name })) {
    throw badSlice(index, `has not the path and the scope of a repository. ${EXPORT_AGAIN}`);
  }
  return { slice: { path, kind, scope }, repository: { owner, name, id }, ...end };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { headFile, sliceFile, type ExportFile } from "#collectors/github/export/files.ts";
import { NEVER_READ } from "#collectors/github/slices/never-read.ts";
import type { OrganizationSlice, RepositorySlice } from "#collectors/github/slices/normalizers.ts";
import {
  isOfOrganization,
  organizationSlice,
  repositorySlice,
  type PlannedSlice,
} from "#collectors/github/slices/plan.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { SLICE_IDS } from "#collectors/github/manifest.ts";
import type { SampleExport } from "#prisma/seed/sample/generate.ts";
import { fullMinute } from "#prisma/seed/sample/writing/clock.ts";
import { ticketsExample } from "./data/organization.ts";
import type { Organization } from "./model/organization.ts";
import type { Repository } from "./model/repository.ts";
import { ORGANIZATION_ROWS } from "./writing/organization-rows.ts";
import { REPOSITORY_ROWS } from "./writing/repository-rows.ts";
import { idOf, Moment } from "./writing/rows.ts";

const COMPLETE: PlannedEnd = { status: "complete" };

/** Story 10: what nobody can list, which is not the same as that there is none. */
const NOT_READ: Partial<Record<OrganizationSlice, PlannedEnd>> = {
  "credential-authorizations": {
    status: "not-supported",
    reason: "Classic tokens and keys of members are listed only where SAML single sign-on is set up.",
  },
  "saml-identities": {
    status: "not-supported",
    reason:
      "The organization has no SAML identity provider of its own, so which person of the company an account belongs to is not known.",
  },
};

/**
 * Writes the exports of the sample's GitHub organization below `directory` and returns them oldest first. The same `now`,
 * to the minute, writes the same bytes.
 */
export function writeGitHubSample(directory: string, now: Date): SampleExport[] {
  const organization = ticketsExample;
  return organization.readings.map((reading) => {
    const moment = new Moment(organization, fullMinute(now), reading);
    const folder = "days" in reading ? `${reading.days}-days-ago` : `${reading.minutes}-minutes-ago`;
    const path = join(directory, organization.slug, folder);
    for (const file of exportOf(moment)) write(path, file);
    return { system: "github", slug: organization.slug, path, readAt: moment.readAt };
  });
}

function* exportOf(moment: Moment): Generator<ExportFile> {
  const { organization, readAt } = moment;
  const { host, login, slug } = organization;
  const view = { host, organization: { login, id: String(idOf("organization", login)) } };
  const ends = [];
  for (const { planned, rows } of [...ofOrganization(moment, view), ...ofRepositories(moment, organization)]) {
    const { file, slice } = sliceFile(planned, rows);
    ends.push(slice);
    if (file) yield file;
  }
  yield headFile(view, { slug, readAt }, ends);
}

interface Listing {
  planned: PlannedSlice;
  rows: Row[];
}

function ofOrganization(moment: Moment, view: Parameters<typeof organizationSlice>[0]): Listing[] {
  const kinds = SLICE_IDS.filter((kind): kind is OrganizationSlice => isOfOrganization(kind));
  return kinds.map((kind) => {
    const rows = ORGANIZATION_ROWS[kind]?.(moment);
    const end = rows
      ? { ...COMPLETE, ...(kind === "repositories" ? { authoritative: true } : {}) }
      : (NOT_READ[kind] ?? NEVER_READ);
    return { planned: organizationSlice(view, kind, end), rows: rows ?? [] };
  });
}

function ofRepositories(moment: Moment, { login, repositories }: Organization): Listing[] {
  const kinds = SLICE_IDS.filter((kind): kind is RepositorySlice => !isOfOrganization(kind));
  return moment.there(repositories).flatMap((repository) => {
    const place = { owner: login, name: repository.name, id: String(idOf("repository", repository.name)) };
    return kinds.map((kind) => {
      const end = endOf(moment, repository, kind);
      const rows = end.status === "complete" ? REPOSITORY_ROWS[kind](moment, repository) : [];
      return { planned: repositorySlice(place, kind, end), rows };
    });
  });
}

/** What is refused is refused in the present only, so that it was known before. */
function endOf(moment: Moment, repository: Repository, kind: RepositorySlice): PlannedEnd {
  const denied = new Map(Object.entries(repository.denied ?? {})).get(kind);
  return denied !== undefined && moment.day === 0 ? { status: "denied", reason: denied } : COMPLETE;
}

function write(directory: string, { path, text }: ExportFile): void {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

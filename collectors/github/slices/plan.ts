import type { PlannedEnd } from "#collectors/shared/rows.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { organizationScope, repositoryScope } from "../names.ts";
import { OF_ORGANIZATION, type OrganizationSlice, type RepositorySlice } from "./normalizers.ts";
import type { OrganizationView, RepositoryView } from "./view.ts";

/** One slice that a collection will end, and how it ends when all of its rows can be read. */
export interface PlannedSlice extends PlannedEnd {
  slice: Slice & { kind: SliceId };
  /** What it is a listing of; absent: the organization as a whole. */
  repository?: RepositoryView["repository"];
}

/** Says whether a listing is of the organization as a whole. */
export function isOfOrganization(kind: SliceId): kind is OrganizationSlice {
  return Object.hasOwn(OF_ORGANIZATION, kind);
}

/** Plans a listing of the organization; `authoritative`: repositories that are not in it do not exist. */
export function organizationSlice(
  { organization }: OrganizationView,
  kind: OrganizationSlice,
  end: PlannedEnd & { authoritative?: boolean },
): PlannedSlice {
  const { authoritative, ...how } = end;
  const slice = { path: slicePath(kind), kind, scope: organizationScope(organization.id) };
  return { slice: authoritative === undefined ? slice : { ...slice, authoritative }, ...how };
}

/** Plans a listing of one repository. Its scope is made of the id, so it stays the same when the path is another. */
export function repositorySlice(
  repository: RepositoryView["repository"],
  kind: RepositorySlice,
  end: PlannedEnd,
): PlannedSlice {
  return {
    slice: { path: slicePath(kind, repository), kind, scope: repositoryScope(repository.id) },
    repository,
    ...end,
  };
}

/** Path in the source's tree of slices: `organization/repository/acme/api/deploy-keys`. */
export function slicePath(kind: SliceId, repository?: { owner: string; name: string }): string {
  return repository ? `organization/repository/${repository.owner}/${repository.name}/${kind}` : `organization/${kind}`;
}

/**
 * In the order they are emitted: the organization's by manifest, then repository by repository, the oldest first. A name
 * that was given up and taken by another repository is then given up before it is taken.
 */
export function inOrder(plan: readonly PlannedSlice[]): PlannedSlice[] {
  return plan.toSorted((a, b) => {
    const between = orderOf(a) - orderOf(b);
    if (between !== 0) return between;
    const [one, other] = [a.repository?.id ?? "", b.repository?.id ?? ""];
    if (one !== other) return one < other ? -1 : 1;
    return SLICE_IDS.indexOf(a.slice.kind) - SLICE_IDS.indexOf(b.slice.kind);
  });
}

/** Ids of GitHub count upwards. */
function orderOf({ repository }: PlannedSlice): number {
  return repository ? Number(repository.id) : 0;
}

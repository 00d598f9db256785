import type { RepositoryView } from "#lib/domain/systems/github/repositories/repository-view.ts";

/** What the parts of a repository's page are given. */
export interface ShownRepository {
  view: RepositoryView;
  asOf: Date | null;
  now: Date;
}

import { ask } from "../ask.ts";
import { together, type Listed } from "../listed.ts";
import { listing, path, VARIABLES_PAGE } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** Secrets of a repository for Actions and for Dependabot. */
export async function readRepositorySecrets(session: Session, { owner, name }: Repository): Promise<Listed> {
  const read = (store: "actions" | "dependabot", permission: string) =>
    ask(session, {
      listing: listing("repository-secrets", `${path`/repos/${owner}/${name}`}/${store}/secrets`, {
        rowsIn: "secrets",
        rowOf: (row) => (isRecord(row) ? { ...row, store } : row),
      }),
      permission,
    });
  return together(await Promise.all([read("actions", "secrets"), read("dependabot", "dependabot_secrets")]));
}

/** Variables of a repository; those of environments come with these. Values end where rows are reduced. */
export function readRepositoryVariables(session: Session, { owner, name }: Repository): Promise<Listed> {
  const own = listing("repository-variables", path`/repos/${owner}/${name}/actions/variables`, {
    rowsIn: "variables",
    pageSize: VARIABLES_PAGE,
  });
  return ask(session, { listing: own, permission: "actions_variables" });
}

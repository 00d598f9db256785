import { ask } from "../ask.ts";
import type { Listed } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** Keys that read or write one repository. GraphQL does not say who added them and when they were last used. */
export function readDeployKeys(session: Session, { owner, name }: Repository): Promise<Listed> {
  const own = listing("deploy-keys", path`/repos/${owner}/${name}/keys`);
  return ask(session, { listing: own, permission: "administration" });
}

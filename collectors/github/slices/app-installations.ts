import type { DocumentOf } from "../documents/documents.ts";
import { ownedAlias } from "../names.ts";
import { repositoriesOf } from "./selection.ts";
import { eachRow, given, ownedFact, placeOf, sorted, type OrganizationView } from "./view.ts";

/** Apps that act in the organization, each with its permissions and the repositories it has them on. */
export const appInstallations = eachRow<OrganizationView, DocumentOf<"app-installations">>(
  (view, document, evidence) => {
    const { app_slug: slug, app } = document;
    const key = String(document.id);
    const place = placeOf(view);
    const owner = app?.owner;
    const identity = ownedFact(view, "identity", "app-installation", evidence, {
      key,
      word: slug,
      name: slug,
      content: given({
        appId: String(document.app_id),
        app: slug,
        title: app?.name ?? undefined,
        appOwner: owner ? given({ login: owner.login, id: String(owner.id), type: owner.type }) : undefined,
        events: sorted(document.events),
        singleFiles: sorted(document.single_file_paths),
        created: document.created_at ?? undefined,
        suspended: suspensionOf(document),
      }),
    });
    const permissions = ownedFact(view, "policy-document", "app-permissions", evidence, {
      key,
      word: slug,
      name: slug,
      content: { permissions: document.permissions },
    });
    const access = ownedFact(view, "attachment", "app-access", evidence, {
      key,
      word: slug,
      name: slug,
      refs: { identity: ownedAlias(place, "app-installation", slug), document: permissions.alias },
      content: given({
        attachment: "app-access",
        app: slug,
        selection: document.repository_selection,
        repositories: repositoriesOf(document.repositories),
      }),
    });
    return [identity, permissions, access];
  },
);

function suspensionOf({ suspended_at, suspended_by }: DocumentOf<"app-installations">) {
  if (suspended_at === undefined || suspended_at === null) return suspended_at;
  return given({ at: suspended_at, by: suspended_by?.login });
}

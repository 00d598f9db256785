import type { DocumentOf } from "../documents/documents.ts";
import {
  eachRow,
  given,
  ownedFact,
  repositoryFact,
  sorted,
  type OrganizationView,
  type OwnPart,
  type RepositoryView,
} from "./view.ts";

/** Where events are sent: of the address the host. A webhook with a secret proves itself to whoever listens there. */
function webhook({ id, active, events, config, created_at }: DocumentOf<"organization-webhooks">): OwnPart {
  return {
    key: String(id),
    name: config.host ?? `webhook ${id}`,
    content: given({
      host: config.host,
      scheme: config.scheme,
      secret: config.secret_set ? "present" : "absent",
      contentType: config.content_type,
      certificateChecked: config.insecure_ssl === null ? undefined : config.insecure_ssl === "0",
      active,
      events: sorted(events),
      created: created_at ?? undefined,
    }),
  };
}

export const organizationWebhooks = eachRow<OrganizationView, DocumentOf<"organization-webhooks">>(
  (view, row, evidence) => [ownedFact(view, "identity", "organization-webhook", evidence, webhook(row))],
);

export const repositoryWebhooks = eachRow<RepositoryView, DocumentOf<"repository-webhooks">>((view, row, evidence) => [
  repositoryFact(view, "identity", "repository-webhook", evidence, webhook(row)),
]);

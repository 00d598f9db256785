import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { eachRow, given, repositoryFact, type RepositoryView } from "./view.ts";

type Alert = DocumentOf<"secret-alerts">;

/** Secrets that lie in the open and that nobody has dealt with: what kind of secret, whether it works, and where. */
export const secretAlerts = eachRow<RepositoryView, Alert>((view, alert, evidence) => {
  if (alert.state !== undefined && alert.state !== null && alert.state !== "open") return [];
  return [
    repositoryFact(view, "stored-copy", "leaked-secret", evidence, {
      key: String(alert.number),
      name: alert.secret_type_display_name || alert.secret_type,
      content: given({
        type: alert.secret_type,
        validity: alert.validity ?? undefined,
        publiclyLeaked: alert.publicly_leaked,
        otherRepositories: alert.multi_repo,
        pushProtectionBypassedBy:
          alert.push_protection_bypassed === false ? null : alert.push_protection_bypassed_by?.login,
        locations: locationsOf(alert),
        moreLocations: alert.locations ? undefined : alert.has_more_locations,
        created: alert.created_at ?? undefined,
      }),
    }),
  ];
});

/** Where it lies: all places where they were read, else the first. */
function locationsOf({ locations, first_location_detected: first }: Alert): JsonObject[] | undefined {
  const places = locations ?? (first ? [{ type: "commit", details: first }] : undefined);
  const found = places?.map(({ type, details }) =>
    given({ type, path: details?.path ?? undefined, line: details?.start_line ?? undefined }),
  );
  if (!found) return undefined;
  const unique = new Map(found.map((place) => [JSON.stringify(place), place]));
  return [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

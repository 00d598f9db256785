import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { ServiceUseContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { partsOf } from "../names.ts";
import { eachRow, factIn, usedAt } from "./view.ts";

/** One fact for each service a principal may reach; when it was there last is kept beside the history. */
export const serviceLastAccessed = eachRow<DocumentOf<"service-last-accessed">>(
  ({ Arn }) => Arn,
  (row, { Arn: principal, PrincipalId, ServicesLastAccessed }) =>
    ServicesLastAccessed.map(({ ServiceNamespace: service, LastAuthenticated }) =>
      factIn(row, "credential", "service-use", {
        key: `${PrincipalId ?? principal}/${service}`,
        alias: thingAlias(row.partition, "service-use", `${row.account}/${partsOf(principal).resource}#${service}`),
        name: service,
        content: { type: "service-use", principal, service } satisfies ServiceUseContent,
        lastUse: usedAt(LastAuthenticated),
      }),
    ),
);

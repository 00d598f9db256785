import type { IdentityRow } from "../identity.ts";

/** A live service account of which nothing is known but its name, after a complete read. */
export function identityRow(fields: Partial<IdentityRow> = {}): IdentityRow {
  return {
    id: "",
    key: "",
    system: "kubernetes",
    kind: "service-account",
    name: "ci",
    domain: "prod-eu",
    container: null,
    status: "live",
    human: false,
    vendor: false,
    owner: null,
    environment: null,
    traits: [],
    credentials: { count: 0, oldestAt: null },
    attachments: 0,
    consumers: 0,
    reach: { verdict: "no", ability: null, conditionalAbility: null, chainLength: null, resources: 0, next: null },
    expires: null,
    createdAt: null,
    lastUsed: { unknown: "" },
    lastChangeAt: null,
    firstSeenAt: "",
    coverage: "complete",
    ...fields,
  };
}

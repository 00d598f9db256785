import { ask, wholeList, withDetails, type Detail } from "../ask.ts";
import { together, type Outcome } from "../listed.ts";
import { listing, path, VARIABLES_PAGE } from "../listing.ts";
import { isRecord } from "../records.ts";
import type { Session } from "../session.ts";

/** Secrets of the organization for Actions and for Dependabot, with the repositories that may use them. */
export async function readOrganizationSecrets(session: Session): Promise<Outcome> {
  const read = async (store: "actions" | "dependabot", permission: string) => {
    const base = `${path`/orgs/${session.organization.login}`}/${store}/secrets`;
    const secrets = await ask(session, {
      listing: listing("organization-secrets", base, {
        rowsIn: "secrets",
        rowOf: (row) => (isRecord(row) ? { ...row, store } : row),
      }),
      permission,
    });
    return withDetails(secrets, selectedOf(session, "organization-secrets", base));
  };
  const parts = await Promise.all([
    read("actions", "organization_secrets"),
    read("dependabot", "organization_dependabot_secrets"),
  ]);
  return { kind: "organization-secrets", ...together(parts) };
}

/** Variables of the organization; their values end where rows are reduced. */
export async function readOrganizationVariables(session: Session): Promise<Outcome> {
  const base = path`/orgs/${session.organization.login}/actions/variables`;
  const variables = await ask(session, {
    listing: listing("organization-variables", base, { rowsIn: "variables", pageSize: VARIABLES_PAGE }),
    permission: "organization_actions_variables",
  });
  const listed = await withDetails(variables, selectedOf(session, "organization-variables", base));
  return { kind: "organization-variables", ...listed };
}

function selectedOf(session: Session, slice: "organization-secrets" | "organization-variables", base: string): Detail {
  return async (row) => {
    if (row["visibility"] !== "selected") return row;
    const own = listing(slice, `${base}${path`/${String(row["name"])}/repositories`}`, { rowsIn: "repositories" });
    return { ...row, repositories: { known: await wholeList(session, slice, own) } };
  };
}

import { ask, wholeList, withDetails } from "../ask.ts";
import { together, unread, type Listed } from "../listed.ts";
import { listing, path, VARIABLES_PAGE } from "../listing.ts";
import { isRecord } from "../records.ts";
import { gateOf, type Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** What deployment environments of a repository are, hold and take. */
export interface Environments {
  environments: Listed;
  secrets: Listed;
  variables: Listed;
}

/** Environments with the branches they allow, and the names of what is kept in each. */
export async function readEnvironments(session: Session, { owner, name }: Repository): Promise<Environments> {
  const base = path`/repos/${owner}/${name}/environments`;
  const found = await ask(session, {
    listing: listing("environments", base, { rowsIn: "environments" }),
    permission: "actions",
  });
  const environments = await withDetails(found, async (environment) => {
    const policy = environment["deployment_branch_policy"];
    if (!isRecord(policy) || policy["custom_branch_policies"] !== true) return environment;
    const own = listing("environments", `${base}${path`/${String(environment["name"])}/deployment-branch-policies`}`, {
      rowsIn: "branch_policies",
    });
    return { ...environment, branch_policies: await wholeList(session, "environments", own) };
  });
  const names = found.rows.flatMap((row) =>
    "value" in row && isRecord(row.value) && typeof row.value["name"] === "string" ? [row.value["name"]] : [],
  );
  const inEach = async (slice: "environment-secrets" | "repository-variables", rowsIn: string): Promise<Listed> => {
    const gate = gateOf(session, "environments");
    if (gate) return unread(gate);
    const parts = await Promise.all(
      names.map((environment) =>
        ask(session, {
          listing: listing(slice, `${base}${path`/${environment}`}/${rowsIn}`, {
            rowsIn,
            ...(rowsIn === "variables" ? { pageSize: VARIABLES_PAGE } : {}),
            rowOf: (row) => (isRecord(row) ? { ...row, environment } : row),
          }),
          permission: "environments",
        }),
      ),
    );
    // Without the environments, what is in them is not known; an environment without a name is one of those.
    const known = found.end.status === "complete" && names.length === found.rows.length;
    return together([
      ...parts,
      ...(known ? (parts.length === 0 ? [{ rows: [], end: found.end }] : []) : [lost(found)]),
    ]);
  };
  return {
    environments,
    secrets: await inEach("environment-secrets", "secrets"),
    variables: await inEach("repository-variables", "variables"),
  };
}

function lost({ end }: Listed): Listed {
  const reason = `The environments themselves were not read whole. ${end.reason ?? ""}`.trim();
  return unread({ status: end.status === "complete" || end.status === "partial" ? "failed" : end.status, reason });
}

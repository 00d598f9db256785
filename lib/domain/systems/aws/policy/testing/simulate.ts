import { anonymousPrincipal, runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { PolicyCase } from "./random-case.ts";

/**
 * What iam-simulate decides. Keys that the case does not have are not in the request.
 * @throws Error where iam-simulate finds the request or a policy malformed
 */
export async function simulate(asked: PolicyCase): Promise<boolean> {
  const result = await runSimulation(simulationOf(asked), {});
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed";
}

function simulationOf({ principal, action, resource, resourceAccount, context, documents }: PolicyCase): Simulation {
  const named = (policies: readonly unknown[]) =>
    policies.map((policy, index) => ({ name: `policy-${index}`, policy }));
  const levels = (all: readonly (readonly unknown[])[] | null) =>
    (all ?? []).map((policies, index) => ({ orgIdentifier: `level-${index}`, policies: named(policies) }));
  return {
    request: {
      principal: principal.kind === "anonymous" ? anonymousPrincipal : callerArn(principal),
      action,
      resource: { resource, accountId: resourceAccount },
      contextVariables: context,
    },
    identityPolicies: named(documents.identity ?? []),
    permissionBoundaryPolicies: documents.boundary ? named([documents.boundary]) : undefined,
    sessionPolicy: documents.session?.[0],
    serviceControlPolicies: levels(documents.scps),
    resourceControlPolicies: levels(documents.rcps),
    resourcePolicy: documents.resource ?? undefined,
  };
}

/** The role, or the session where it is known. */
function callerArn({ arn, account, session }: PolicyCase["principal"]): string {
  if (typeof session !== "string") return arn;
  return `arn:aws:sts::${account}:assumed-role/${arn.slice(arn.lastIndexOf("/") + 1)}/${session}`;
}

import type { ConnectionCheck, LiveInput, PermissionCheck } from "#collectors/types.ts";
import { openClient, type ApiClient } from "./api-client.ts";
import { CallFault, type FaultKind } from "./call-fault.ts";
import { checkRight } from "./check-right.ts";
import { connect } from "./connect.ts";
import { excessOf, rulesOf } from "./excess.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { clusterId, lastingFault } from "./session.ts";
import { RIGHTS } from "./rights.ts";
import { readSettings } from "./settings.ts";
import { ask, review } from "./small-answers.ts";
import { SelfSubjectReview, Version } from "./small-answers.ts";
import { tokenWarning } from "./token-warning.ts";

/**
 * Finds out what the credential may do by asking the cluster itself; nothing is changed.
 * @throws InvalidInput when settings, address or credential are not usable
 * @throws ExternalSystem when the cluster does not answer
 */
export async function checkLive(
  input: LiveInput,
  report: (check: PermissionCheck) => void,
  limits: Limits = LIMITS,
): Promise<ConnectionCheck> {
  const settings = readSettings(input);
  const endpoint = await connect(settings);
  const client = openClient(endpoint, { ...input, limits });
  try {
    const reached = await reachedBy(client);
    const identity = await identityOf(client);
    const chosen = RIGHTS.filter(({ id }) => settings.rights.has(id));
    const permissions = await mapTogether(chosen, limits.together, async (right) => {
      const check = await checkRight(client, right, settings.namespaces);
      report(check);
      return check;
    });
    const rules = await rulesOf(client);
    const { key: trustDomainKey, fault } = await domainOf(client);
    // Without the right it cannot be told, and that is said already.
    const mayTell = permissions.some(({ id, status }) => id === "cluster" && status === "granted");
    const warnings = [
      ...(endpoint.tls.insecure
        ? ["The server's certificate is not checked: anybody on the way can read the credential."]
        : []),
      ...(endpoint.renews ? [] : tokenWarning(await endpoint.token(false), new Date())),
      ...(rules === null
        ? ["The cluster does not tell all rights of the credential: it may have more than it needs."]
        : []),
      ...(mayTell && fault !== null ? [fault] : []),
    ];
    return { identity, reached, trustDomainKey, permissions, excess: rules && excessOf(rules, chosen), warnings };
  } finally {
    await client.close();
  }
}

const TOLD_NOBODY: ReadonlySet<FaultKind> = new Set(["denied", "absent", "no-path", "unproven"]);

/** @throws InvalidInput, ExternalSystem when there is no way in */
async function reachedBy(client: ApiClient): Promise<string | null> {
  try {
    const version = await ask(client, "/version", Version);
    return version && `Kubernetes ${version.gitVersion}`;
  } catch (error) {
    // Some clusters tell their version to nobody.
    if (error instanceof CallFault && TOLD_NOBODY.has(error.kind)) return null;
    throw error instanceof CallFault ? lastingFault("/version", error) : error;
  }
}

async function identityOf(client: ApiClient): Promise<string | null> {
  const answer = await review(client, "authentication.k8s.io", "SelfSubjectReview", {}, SelfSubjectReview);
  return answer?.status.userInfo.username ?? null;
}

/** Which cluster it is. That the right to know it is granted does not prove that something is there to be known. */
async function domainOf(client: ApiClient): Promise<{ key: string | null; fault: string | null }> {
  try {
    return { key: await clusterId(client), fault: null };
  } catch (error) {
    return { key: null, fault: error instanceof Error ? error.message : null };
  }
}

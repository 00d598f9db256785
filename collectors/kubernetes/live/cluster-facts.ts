import { X509Certificate } from "node:crypto";
import { z } from "zod";
import type { ApiClient } from "./api-client.ts";
import { CallFault, type FaultKind } from "./call-fault.ts";
import { faultOf, type ListResult } from "./list-result.ts";
import { ask, Version } from "./small-answers.ts";

const Issuer = z.object({ issuer: z.string().max(2048), jwks_uri: z.string().max(2048).optional() });

const VERSION = "/version";

/** Who issues the tokens of accounts: every account may ask, other credentials often not. */
const ISSUER = "/.well-known/openid-configuration";

/**
 * What the cluster says of itself: its version, who issues its tokens, and the fingerprint of the authority that vouches
 * for it. What it tells nobody, or not this credential, is not known; what could not be asked for fails.
 */
export async function readClusterFacts(client: ApiClient): Promise<ListResult> {
  const intake = client.newIntake();
  try {
    const version = await unless(["denied"], () => ask(client, VERSION, Version));
    // Clusters whose issuer is no address do not have it.
    const issuer = await unless(["denied", "absent", "no-path"], () => ask(client, ISSUER, Issuer));
    const facts = {
      apiVersion: "rollcall.dev/v1",
      kind: "ClusterFacts",
      metadata: { name: "cluster" },
      version: version?.gitVersion,
      issuer: issuer?.issuer,
      jwksUri: issuer?.jwks_uri,
      caFingerprint: client.ca === undefined ? undefined : fingerprintOf(client.ca),
    };
    intake.takeValue(facts, undefined, { file: `GET ${VERSION}`, document: 0, line: 0 });
    return { intake };
  } catch (error) {
    return { intake, fault: faultOf(error, `GET ${VERSION} or ${ISSUER}`, "read them") };
  }
}

async function unless<Answer>(kinds: readonly FaultKind[], question: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof CallFault && kinds.includes(error.kind)) return null;
    throw error;
  }
}

/** sha256 over the only certificate; of several nobody can tell which one vouches. */
function fingerprintOf(pem: string): string | undefined {
  if (pem.split("-----BEGIN CERTIFICATE-----").length !== 2) return undefined;
  return new X509Certificate(pem).fingerprint256;
}

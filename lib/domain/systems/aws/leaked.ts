import type { Judgement } from "../../credentials/answer.ts";
import type { System } from "../system.ts";
import { code } from "./code.ts";
import { lastOf, readAlias } from "./read-alias.ts";

/** An access key is known by its id, which AWS never gives out twice. Session keys (ASIA) stand in no listing. */
export const namedBy: System["namedBy"] = (name, { key }) => {
  if (name.kind !== "aws-access-key" || name.keyId.startsWith("ASIA")) return null;
  return {
    identities: [],
    immutable: null,
    credential: `aws:${key}:access-key:${name.keyId}`,
    unmistakable: true,
    issuer: null,
    slices: ["access-keys"],
  };
};

/** Whether an access key still works: while it is there and active. */
export const judge: System["judge"] = (name, { identity, credential }): Judgement => {
  const place = readAlias(identity);
  const keyId = name.kind === "aws-access-key" ? name.keyId : "";
  const who = place?.kind === "root" ? "the root user" : `the user ${code(lastOf(place?.name ?? identity))}`;
  const where = place?.account ? ` of ${place.account}` : "";
  const matched = `It is an access key of ${who}${where}: the id says so, and no other key ever has it.`;
  const off = [
    `Make the key ${code(keyId)} inactive in IAM: that can be undone. Then look in CloudTrail for what it did, and delete it.`,
    `Sessions that were made with it go on until they end: deny them by the policy AWSRevokeOlderSessions or by ${code("aws:TokenIssueTime")}.`,
  ];
  if (credential?.open !== true) {
    return credential?.gone === true
      ? { matched, standing: "ended", because: "A complete read no longer showed the key.", steps: off.slice(1) }
      : { matched, standing: "unknown", because: "It was there once. Whether it still is was not read.", steps: off };
  }
  if (credential.content.status === "inactive") {
    const because = "It is inactive: AWS refuses it, until somebody makes it active again.";
    return { matched, standing: "ended", because, steps: [`Delete the key ${code(keyId)}, so that nobody can.`] };
  }
  return { matched, standing: "works", because: "AWS takes it: the key is active.", steps: off };
};

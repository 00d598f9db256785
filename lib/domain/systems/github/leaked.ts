import type { Judgement } from "../../credentials/answer.ts";
import type { System } from "../system.ts";
import { readAlias } from "./aliases.ts";

/**
 * An SSH key is known by its fingerprint, as a deploy key or as a key of a member. Tokens stand only in the audit log, as
 * a hash, and that is not read: of those nothing can be said.
 */
export const namedBy: System["namedBy"] = (name, { key }) => {
  if (name.kind !== "ssh-key") return null;
  return {
    identities: [],
    immutable: null,
    credential: `github:${key}:ssh-key:${name.fingerprint}`,
    unmistakable: true,
    issuer: null,
    slices: ["deploy-keys", "credential-authorizations"],
  };
};

/** Whether a key still opens what it did: as long as GitHub lists it. */
export const judge: System["judge"] = (_name, { identity, credential }): Judgement => {
  const place = readAlias(identity);
  const isDeployKey = place?.kind === "deploy-key";
  const where = isDeployKey ? `\`${place.owner}/${place.repository ?? ""}\`` : "the organization";
  const matched = isDeployKey
    ? `A deploy key of ${where} has this very fingerprint.`
    : "A member registered a key with this very fingerprint.";
  const standing = credential?.open ? "works" : credential?.gone ? "ended" : "unknown";
  const because = {
    works:
      credential?.content.readOnly === false
        ? `GitHub takes it in ${where}, to push too.`
        : `GitHub takes it in ${where}.`,
    ended: isDeployKey
      ? `It was taken out: the last complete read of ${where} no longer showed it.`
      : "It is no longer authorized for the organization. On its owner's account it may still stand, and work elsewhere.",
    unknown: `It was there once. Whether it still is was not read.`,
  }[standing];
  const steps = isDeployKey
    ? [`Delete it in the settings of ${where}, under Deploy keys. Whatever clones or pushes with it stops at once.`]
    : ["Its owner deletes it in their settings; an owner of the organization can revoke its authorization at once."];
  return { matched, standing, because, steps: standing === "ended" && isDeployKey ? [] : steps };
};

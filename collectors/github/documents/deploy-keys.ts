import { hash } from "node:crypto";
import { z } from "zod";
import { fromBase64 } from "#lib/domain/credentials/base64.ts";
import { sshString } from "#lib/domain/credentials/ssh-key.ts";
import { document, Flag, Id, Name, Text, Time } from "./parts.ts";

const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;
const TYPE = /^[a-z0-9@.-]{1,64}$/;

/** `GET /repos/{owner}/{repo}/keys`: in place of the public key the fingerprint that `ssh-keygen -l` says of it. */
export const DeployKey = document({
  id: Id,
  title: Text.nullish(),
  key: z.string().nullish(),
  key_type: z.string().regex(TYPE).nullish(),
  fingerprint: z.string().regex(FINGERPRINT).nullish(),
  verified: Flag,
  read_only: Flag,
  enabled: Flag,
  added_by: Name.nullish(),
  created_at: Time.nullish(),
  last_used: Time.nullish(),
}).transform(({ key, key_type, fingerprint, ...rest }) => {
  const read = typeof key === "string" ? readKey(key) : null;
  return {
    ...rest,
    key_type: read?.type ?? key_type ?? null,
    /** Null: what GitHub answered is no public key. */
    fingerprint: read?.fingerprint ?? fingerprint ?? null,
  };
});

/** The data of a key begins with its type, so a text that is no key is not taken for one. */
function readKey(key: string): { type: string; fingerprint: string } | null {
  const [type = "", data = ""] = key.trim().split(/\s+/, 2);
  const blob = TYPE.test(type) ? fromBase64(data) : null;
  const first = blob && sshString(blob, 0);
  if (!first || Buffer.from(first.content).toString("latin1") !== type) return null;
  return { type, fingerprint: `SHA256:${hash("sha256", blob, "base64").replace(/=+$/, "")}` };
}

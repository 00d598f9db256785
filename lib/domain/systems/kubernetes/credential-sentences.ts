import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf, textsOf } from "../content.ts";
import { MASTERS } from "./permissions/binding.ts";
import { existence, placed } from "./sentence-parts.ts";

/** What became of a token or certificate. */
export function credentialSentence(change: ChangeFacts, version: Version): string {
  if (change.kind === "client-certificate") return certificateSentence(change, version);
  if (change.kind === "bootstrap-token") return existence(change, `The token by which nodes join, ${placed(version)},`);
  const account = textOf(version.content.serviceAccount);
  const subject = `The long-lived token ${placed(version)}${account === "" ? "" : ` of ${account}`}`;
  const invalid = (one: Version | null) => textOf(one?.content.invalidSince) !== "";
  if (change.type === "changed" && invalid(change.after) !== invalid(change.before)) {
    return `${subject} ${invalid(change.after) ? "no longer works: it was unused for too long" : "works again"}.`;
  }
  return existence(change, subject);
}

function certificateSentence({ type }: ChangeFacts, { content }: Version): string {
  const user = textOf(content.user);
  const until = textOf(content.expires).slice(0, 10);
  const groups = textsOf(content.groups);
  const masters = groups.includes(MASTERS) ? ` of ${MASTERS}, which no role limits and nobody can revoke` : "";
  if (type === "added") return `${user} got a client certificate${masters}, valid until ${until}.`;
  return type === "removed" ? `A client certificate of ${user} ended.` : `A client certificate of ${user} changed.`;
}

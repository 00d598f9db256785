import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf, textsOf } from "../content.ts";
import { podSecurityWords } from "./pod-security.ts";
import { existence, noun, placed } from "./sentence-parts.ts";

/** What became of a namespace, the cluster, or where its nodes run. */
export function resourceSentence(change: ChangeFacts, version: Version): string {
  if (change.kind === "cluster") return clusterSentence(change, version);
  if (change.kind === "namespace" && change.before && change.after) {
    const [before, after] = [podSecurityWords(change.before.content), podSecurityWords(change.after.content)];
    if (before !== after) return `Namespace ${version.name} changed what pods it lets in. ${after} Before: ${before}`;
  }
  if (change.kind === "token-tracking") return existence(change, "The note since when uses of tokens are noted");
  if (change.kind === "node-cloud") {
    const where = textsOf(version.content.regions).join(", ");
    if (change.type === "changed") return `Nodes on ${version.name} now run in ${where}.`;
    return change.type === "added" ? `Nodes now run on ${version.name}.` : `No node runs on ${version.name} any more.`;
  }
  return existence(change, `${noun(change)} ${placed(version)}`);
}

/** Whoever trusts a cluster trusts its issuer: a new one is another cluster to all who do. */
function clusterSentence(change: ChangeFacts, version: Version): string {
  if (change.type !== "changed" || !change.before) return existence(change, `Cluster ${version.name}`);
  const before = change.before.content;
  const differs = (field: string) => before[field] !== version.content[field];
  if (differs("issuer")) {
    return `Cluster ${version.name} now issues its tokens as ${textOf(version.content.issuer)}: what trusts ${textOf(before.issuer) || "the former issuer"} no longer trusts it.`;
  }
  if (differs("caFingerprint")) return `Another certificate authority now vouches for cluster ${version.name}.`;
  if (differs("version")) {
    return `Cluster ${version.name} now runs ${textOf(version.content.version)}, before it was ${textOf(before.version)}.`;
  }
  return `Cluster ${version.name} changed.`;
}

import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";

const NOUNS: Record<string, string> = {
  "service-account": "Service account",
  namespace: "Namespace",
  role: "Role",
  "cluster-role": "ClusterRole",
  secret: "Secret",
};

/** What a kind is called at the start of a sentence. */
export function noun(change: ChangeFacts): string {
  return NOUNS[change.kind] ?? change.kind;
}

/** That something came, went or changed, where there is nothing more to say. */
export function existence(change: ChangeFacts, subject: string): string {
  switch (change.type) {
    case "added":
      return `${subject} is new.`;
    case "removed":
      return `${subject} is gone.`;
    default:
      return `${subject} changed.`;
  }
}

/** Its name, behind its namespace where it has one. */
export function placed(version: Version | null): string {
  if (!version) return "";
  const namespace = textOf(version.content.namespace);
  return namespace === "" ? version.name : `${namespace}/${version.name}`;
}

import type { ChangeFacts, Version } from "../../drift/change.ts";
import { textOf } from "../content.ts";
import { placeName, readAlias } from "./aliases.ts";

/** What happened to a role, a membership or what an App or a token was given; null for other attachments. */
export function accessSentence(change: ChangeFacts, version: Version): string | null {
  const { content } = version;
  const place = placeOf(change.alias);
  switch (change.kind) {
    case "repository-role":
    case "organization-role":
    case "organization-role-assignment":
      return roleSentence(change, whoOf(version), textOf(content.role) || "unknown", place);
    case "team-member":
      return membership(change, whoOf(version), `team ${version.name}`);
    case "app-access":
      return givenSentence(change, `App ${textOf(content.app)}`, place);
    case "token-access":
      return givenSentence(change, `Fine-grained token ${textOf(content.token)}`, place);
    case "token-request": {
      const token = `fine-grained token ${version.name}`;
      const { owner } = content;
      if (change.type === "added") return `${textOf(owner)} asks to let the ${token} into ${place}.`;
      if (change.type === "removed")
        return `It was decided on the ${token} of ${textOf(owner)}, or not asked for any more.`;
      return `What ${textOf(owner)} asks for with the ${token} changed.`;
    }
    default:
      return null;
  }
}

function roleSentence({ type, before, after }: ChangeFacts, who: string, role: string, place: string): string {
  if (type === "added") return `${who} now has the role ${role} in ${place}.`;
  if (type === "removed") return `${who} no longer has the role ${role} in ${place}.`;
  const [had, has] = [textOf(before?.content.role), textOf(after?.content.role)];
  if (had !== has)
    return `${who} has the role ${has || "unknown"} in ${place}, and had ${had || "one that is unknown"}.`;
  return `How ${who} has the role ${role} in ${place} changed.`;
}

function membership({ type, before, after }: ChangeFacts, who: string, team: string): string {
  if (type === "added") return `${who} is now in ${team}.`;
  if (type === "removed") return `${who} is no longer in ${team}.`;
  const [had, has] = [textOf(before?.content.role), textOf(after?.content.role)];
  return had === has ? `How ${who} is in ${team} changed.` : `${who} is ${has} of ${team}, and was ${had}.`;
}

function givenSentence({ type, before, after }: ChangeFacts, what: string, place: string): string {
  if (type === "added") return `${what} was let into ${place}.`;
  if (type === "removed") return `${what} is no longer let into ${place}.`;
  if (after?.content.selection === "all" && before?.content.selection !== "all") {
    return `${what} may now use every repository of ${place}.`;
  }
  return `Which repositories of ${place} ${what} may use changed.`;
}

/** `mona`, or `Team release`. */
function whoOf({ content }: Version): string {
  return textOf(content.user) || `Team ${textOf(content.team)}`;
}

function placeOf(alias: string): string {
  const place = readAlias(alias);
  return place ? placeName(place) : "GitHub";
}

import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf } from "../../content.ts";
import { deedWords } from "../action-words.ts";
import { conditionsWords } from "../condition-words.ts";
import { lastOf, readAlias } from "../read-alias.ts";
import { limitTargets } from "../permissions/organization-limits.ts";
import { statementsOf } from "../statements.ts";
import type { AccountLimit } from "./account-view.ts";

/** Policies of the organization, and what they are attached to. */
export interface LimitFacts {
  itself: { key: string; content: JsonObject };
  /** Attachments of kind `scp` and `rcp`. */
  limits: readonly { kind: string; document: string | null; content: JsonObject }[];
  limitDocuments: readonly { alias: string; name: string; content: JsonObject }[];
}

/** Policies of the organization that hold for an account, from the root down. None hold for a management account. */
export function limitsOf({ itself, limits, limitDocuments }: LimitFacts): AccountLimit[] {
  if (itself.content.management === true) return [];
  const targets = limitTargets({ ...itself.content, id: itself.key });
  const names = new Map(listOf(itself.content.units).map((unit) => [textOf(objectOf(unit).id), objectOf(unit).name]));
  const documents = new Map(limitDocuments.map((document) => [document.alias, document]));
  return limits
    .filter(({ content }) => targets.includes(textOf(content.target)))
    .toSorted(
      (one, other) => targets.indexOf(textOf(one.content.target)) - targets.indexOf(textOf(other.content.target)),
    )
    .map(({ kind, document: attached, content }) => {
      const alias = attached ?? textOf(content.of);
      const document = documents.get(alias);
      const target = textOf(content.target);
      const called = textOf(names.get(target)) || target;
      return {
        kind: kind === "rcp" ? "RCP" : "SCP",
        name: document?.name ?? lastOf(readAlias(alias)?.name ?? alias),
        at: target === itself.key ? "the account itself" : target.startsWith("r-") ? "the root" : `the unit ${called}`,
        says: document ? saysOf(document.content) : null,
      };
    });
}

function saysOf(content: JsonObject): AccountLimit["says"] {
  if (textOf(content.fault) !== "") return null;
  return statementsOf(content).map(({ statement }) => ({
    words: `${deedWords(statement)}${conditionsWords(statement.conditions)}`,
    denies: statement.effect === "Deny",
  }));
}

import type { AccessSentence } from "../../../inventory/detail.ts";
import { textOf, objectOf } from "../../content.ts";
import type { AttachedDocument, Membership } from "../../system.ts";
import { kindIn, nameIn } from "../memberships.ts";
import { askerOf } from "./asker.ts";
import { MASTERS } from "./binding.ts";
import type { Asker } from "./question.ts";
import { givenBy } from "./binding-words.ts";
import { indexPolicies } from "./policies.ts";
import { isNarrowed, risksOf, type RiskFound } from "./risks.ts";

/** The risk that no role can limit. */
export const UNLIMITED = "unlimited";

/** Names told in a sentence; the rest are counted. */
const NAMED = 3;

/**
 * What is dangerous of what an identity may do, in sentences, the most dangerous first. Says nothing of roles that were
 * not read.
 * @param attached its own attachments and those of its memberships
 */
export function accessWords(
  key: string,
  attached: readonly AttachedDocument[],
  memberships: readonly Membership[],
): AccessSentence[] {
  const asker = askerWith(askerOf(key), memberships);
  const masters = memberships.find(({ alias }) => kindIn(alias) === "group" && nameIn(alias) === MASTERS);
  if (masters || asker.groups.includes(MASTERS)) return [unlimited(masters ?? null)];
  const documents = attached.flatMap(({ attachment, document }) => {
    const role = objectOf(attachment.content.role);
    const kind = role.kind === "Role" ? "role" : "cluster-role";
    return document ? [{ kind, name: textOf(role.name), content: document.content }] : [];
  });
  const attachments = attached.map(({ attachment }) => attachment);
  const policies = indexPolicies({ documents, attachments, listings: [], fromServer: false });
  return risksOf(policies, asker).flatMap(sentencesOf);
}

/** What no role can limit leaves nothing else to say. */
function unlimited(membership: Membership | null): AccessSentence {
  const words = "do anything in the whole cluster, whatever roles say";
  const because = membership?.because;
  return { risk: UNLIMITED, words, because: `because it is in ${MASTERS}${because ? `: ${because}` : ""}` };
}

function askerWith(asker: Asker | null, memberships: readonly Membership[]): Asker {
  const named = (kind: "user" | "group") =>
    memberships.filter(({ alias }) => kindIn(alias) === kind).map(({ alias }) => nameIn(alias));
  return {
    user: asker?.user ?? named("user")[0] ?? null,
    groups: [...new Set([...(asker?.groups ?? []), ...named("group")])],
  };
}

function sentencesOf(found: RiskFound): AccessSentence[] {
  const { risk, everywhere, namespaces, names, because } = found;
  const sentences: AccessSentence[] = [];
  const add = (words: string, holds: (one: RiskFound["because"][number]) => boolean) => {
    const reasons = [...new Set(because.filter(holds).map(({ bound }) => givenBy(bound)))];
    sentences.push({ risk: risk.id, words, because: `because the ${counted(reasons)}` });
  };
  const isWhole = (one: RiskFound["because"][number]) => !isNarrowed(one.rule);
  if (everywhere) add(risk.clusterOnly ? risk.every : `${risk.every} in the whole cluster`, isWhole);
  else if (namespaces.length > 0) add(`${risk.every} in ${places(namespaces)}`, isWhole);
  for (const [namespace, some] of names) {
    const where = namespace === "" ? (risk.clusterOnly ? "" : " in the whole cluster") : ` in ${namespace}`;
    add(`${risk.named ?? risk.every} ${counted(some)}${where}`, (one) => one.namespace === namespace && !isWhole(one));
  }
  return sentences;
}

function places(namespaces: readonly string[]): string {
  return namespaces.length > NAMED ? `${namespaces.length} namespaces` : counted(namespaces);
}

function counted(items: readonly string[]): string {
  if (items.length > NAMED) return `${items.slice(0, NAMED - 1).join(", ")} and ${items.length - NAMED + 1} more`;
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

import { objectOf, textOf, textsOf } from "../../content.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import type { Policy, PolicySource } from "../policy/policy.ts";
import { accountOf } from "../policy/arn.ts";
import type { World } from "./world.ts";
import type { WorldFacts } from "./world-facts.ts";

/** The policy documents of a world, each taken apart once, and who has which. */
export interface Sources {
  byAlias: ReadonlyMap<string, PolicySource>;
  managed: World["managed"];
  /** By ARN of the managed policy's document alias. */
  arnOf: ReadonlyMap<string, string>;
  /** By target: ARN of a principal, id of a root, unit or account. */
  attachments: ReadonlyMap<string, readonly { kind: string; of: string }[]>;
}

/** A document that somebody has and nobody read: what it says is unknown. */
const UNREAD: Policy = { version: "2012-10-17", statements: [], faults: ["The policy was not read."] };

/** Takes apart all documents and sorts attachments by whom they are of. */
export function sourcesOf(facts: WorldFacts): Sources {
  const byAlias = new Map<string, PolicySource>();
  const managed = new Map<string, World["managed"] extends ReadonlyMap<string, infer Item> ? Item : never>();
  const arnOf = new Map<string, string>();
  for (const { kind, alias, name, content } of facts.documents) {
    const policy = content.document === null ? UNREAD : parsePolicy(content.document);
    const source = { id: alias, name, policy };
    byAlias.set(alias, source);
    const arn = textOf(content.arn);
    if (kind !== "managed-policy" || arn === "") continue;
    managed.set(arn, { arn, managedBy: isOfAws(arn) ? "aws" : "customer", source });
    arnOf.set(alias, arn);
  }
  const attachments = new Map<string, { kind: string; of: string }[]>();
  for (const { content } of facts.attachments) {
    const target = textOf(content.target);
    const entry = { kind: textOf(content.kind), of: textOf(content.of) };
    const known = attachments.get(target);
    if (known) known.push(entry);
    else attachments.set(target, [entry]);
  }
  return { byAlias, managed, arnOf, attachments };
}

/** The document that an attachment names. */
export function sourceNamed({ byAlias }: Sources, alias: string): PolicySource {
  return byAlias.get(alias) ?? { id: alias, name: alias, policy: UNREAD };
}

/** A managed policy by its ARN, for what names one without an attachment that was read. */
export function managedNamed({ managed }: Sources, arn: string): PolicySource {
  return managed.get(arn)?.source ?? { id: arn, name: arn, policy: UNREAD };
}

/** Policies of one kind of attachment that a principal, unit or account has. */
export function attachedTo(sources: Sources, target: string, ...kinds: string[]): PolicySource[] {
  return (sources.attachments.get(target) ?? [])
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ of }) => sourceNamed(sources, of));
}

/**
 * SCPs or RCPs by level, from the root down; null: none hold. AWS keeps at least one policy on every level, so a level
 * without any was not read.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function limitsOf(
  sources: Sources,
  kind: "scp" | "rcp",
  account: string,
  units: readonly string[] | null,
): PolicySource[][] | null {
  if (!units) return null;
  const levels = [...units, account].map((target) => attachedTo(sources, target, kind));
  return levels.some((level) => level.length === 0) ? null : levels;
}

/** The policy types an organization has switched on; null: not known. */
export function policyTypesOf(facts: Iterable<{ kind: string; content: unknown }>): Map<string, string[] | null> {
  const types = new Map<string, string[] | null>();
  for (const { kind, content } of facts) {
    if (kind !== "organization") continue;
    const organization = objectOf(content as never);
    const switchedOn = Array.isArray(organization.policyTypes) ? textsOf(organization.policyTypes) : null;
    types.set(textOf(organization.id), switchedOn);
  }
  return types;
}

function isOfAws(arn: string): boolean {
  return accountOf(arn) === "aws";
}

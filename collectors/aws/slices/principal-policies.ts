import type { Fact } from "#lib/domain/facts/fact.ts";
import { inlinePolicyAlias, managedPolicyAlias, thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { AttachmentContent } from "#lib/domain/systems/aws/facts.ts";
import type { ReducedPolicy } from "../documents/policy-document.ts";
import { nameIn } from "../names.ts";
import { ownPolicyContent } from "./policies.ts";
import { factIn, type RowView } from "./view.ts";

/** A role, user or group with what is attached to it. */
export interface Holder {
  kind: "role" | "user" | "group";
  id: string;
  arn: string;
  alias: string;
}

/** What was read of its policies. */
export interface Held {
  attached: readonly { PolicyArn: string }[] | null | undefined;
  inline: readonly { PolicyName: string; PolicyDocument: ReducedPolicy }[] | null | undefined;
  boundary: string | null;
}

/** The policies of a principal: attached ones by reference, inline ones with their documents, and its boundary. */
export function heldFacts(row: RowView, holder: Holder, { attached, inline, boundary }: Held): Fact[] {
  const arns = new Set((attached ?? []).map(({ PolicyArn }) => PolicyArn));
  return [
    ...[...arns].map((arn) => attachment(row, "attached", holder, documentOfArn(row, arn))),
    ...(boundary === null ? [] : [attachment(row, "boundary", holder, documentOfArn(row, boundary))]),
    ...(inline ?? []).flatMap((policy) => inlineFacts(row, holder, policy)),
  ];
}

interface Attached {
  key: string;
  name: string;
  document: string;
}

function documentOfArn({ partition, account }: RowView, arn: string): Attached {
  return { key: arn, name: nameIn(arn), document: managedPolicyAlias(partition, account, arn) };
}

function inlineFacts(
  row: RowView,
  holder: Holder,
  { PolicyName: name, PolicyDocument: policy }: NonNullable<Held["inline"]>[number],
): Fact[] {
  const document = inlinePolicyAlias(row.partition, row.account, holder.kind, nameIn(holder.arn), name);
  return [
    factIn(row, "policy-document", "inline-policy", {
      key: `${holder.id}/${name}`,
      alias: document,
      name,
      content: ownPolicyContent(policy),
    }),
    attachment(row, "inline", holder, { key: name, name, document }),
  ];
}

/** Binds a principal to a document. */
export function attachment(
  row: RowView,
  kind: "attached" | "boundary" | "inline" | "trust",
  { id, kind: holderKind, arn, alias }: Holder,
  { key, name, document }: Attached,
): Fact {
  const target = `${row.account}/${holderKind}/${nameIn(arn)}`;
  return factIn(row, "attachment", kind, {
    key: `${id}/${key}`,
    alias: thingAlias(row.partition, kind, `${target}#${key}`),
    name,
    refs: { identity: alias, document },
    content: { kind, target: arn, of: document } satisfies AttachmentContent,
  });
}

import type { JsonObject } from "../../../facts/json.ts";
import type { AttachedDocument, Itself } from "../../system.ts";
import { textOf } from "../../content.ts";
import type { PolicySet, PolicySource, Principal } from "../policy/policy.ts";
import { policyName, sourceOf } from "../statements.ts";
import { code } from "../code.ts";
import type { Known } from "./principal-context.ts";
import { limitsFor, type AttachedLimit } from "./organization-limits.ts";

/** Everything that has a say in what one role or user may do, as far as it was read. */
export interface Held {
  principal: Principal;
  set: PolicySet;
  around: Known;
  /** What was not read and could take away, in sentences. */
  unread: string[];
}

/** Policies of one identity from its page's facts: its own, its groups', its boundary and those of its organization. */
export function heldBy(
  alias: string,
  attached: readonly AttachedDocument[],
  { identity, around, limits }: Itself,
): Held | null {
  const arn = textOf(identity?.arn);
  const account = arn.split(":")[4] ?? "";
  if (!identity || !/^\d{12}$/.test(account)) return null;
  const accountContent = around.find(({ kind }) => kind === "account")?.content ?? null;
  const organization = around.find(({ kind }) => kind === "organization")?.content ?? null;
  const held = limitsFor(accountContent, organization, (limits?.attached ?? []).map(toLimit), limits?.listed ?? false);
  const boundary = boundaryOf(attached, identity);
  return {
    around: { known: () => identity, account: () => accountContent },
    principal: { kind: alias.includes(":user/") ? "user" : "role", arn, account, session: null },
    set: {
      identity: sourcesOf(attached, ["attached", "inline"]),
      boundary: boundary.source,
      session: null,
      scps: held.scps,
      rcps: held.rcps,
      resource: null,
    },
    unread: [...(held.unread === null ? [] : [held.unread]), ...(boundary.unread === null ? [] : [boundary.unread])],
  };
}

function toLimit({ attachment, document }: AttachedDocument): AttachedLimit {
  return {
    kind: attachment.content.kind === "rcp" ? "rcp" : "scp",
    target: textOf(attachment.content.target),
    source: document ? sourceOf(document.alias, document.content, document.name) : null,
  };
}

function sourcesOf(attached: readonly AttachedDocument[], kinds: readonly string[]): PolicySource[] {
  return attached.flatMap(({ attachment, document }) =>
    document && kinds.includes(textOf(attachment.content.kind))
      ? [sourceOf(document.alias, document.content, document.name)]
      : [],
  );
}

/** The boundary of an identity; one that it has and that nobody read may take away anything. */
function boundaryOf(attached: readonly AttachedDocument[], identity: JsonObject) {
  const [source] = sourcesOf(attached, ["boundary"]);
  if (source) return { source, unread: null };
  const arn = textOf(identity.boundary);
  if (arn === "") return { source: null, unread: null };
  return { source: null, unread: `Its permissions boundary ${code(policyName(arn))} was not read.` };
}

import type { AccessSentence, GrantView } from "../../inventory/detail.ts";
import type { Itself, System } from "../system.ts";
import { code, some } from "./code.ts";
import { ADMIN, DANGERS, type Danger } from "./dangers.ts";
import { limitedBy } from "./decision-words.ts";
import { givingRows, isAnything } from "./giving.ts";
import { grants } from "./grants.ts";
import { heldBy, type Held } from "./permissions/held.ts";
import { principalContext } from "./permissions/principal-context.ts";
import { sampleOf } from "./permissions/sample-resource.ts";
import { decide } from "./policy/decide.ts";
import type { Decision, PolicySource } from "./policy/policy.ts";
import { matchesAction } from "./pattern.ts";
import { resourceWords } from "./resource-words.ts";

const UNREAD: Itself = { identity: null, around: [] };

/**
 * What of its policies leads further than it looks, the gravest first. What a denial, a boundary or a policy of the
 * organization takes away whole is left out; what they leave on a condition says so.
 */
export const access: System["access"] = (alias, attached, memberships, _consumers, itself = UNREAD) => {
  const rows = grants(alias, attached, memberships, false, itself);
  const held = heldBy(alias, attached, itself);
  const anything = rows.filter(isAnything);
  // Whoever may still change permissions is limited by what he cannot change only.
  const limits = DANGERS.flatMap(({ actions }) => actions).map((action) => standing(held, action, "*"));
  if (anything.length > 0 && limits[0]?.answer !== "no") {
    return [{ risk: ADMIN, words: "do anything in its account", because: becauseOf(anything, limits, namesIn(held)) }];
  }
  return DANGERS.flatMap((danger) => sentenceOf(danger, rows, held));
};

function sentenceOf(danger: Danger, rows: readonly GrantView[], held: Held | null): AccessSentence[] {
  const open = givingRows(danger, rows).flatMap((row) =>
    danger.actions.flatMap((action) => {
      const verb = row.verbs.find((pattern) => matchesAction(pattern, action)) ?? (row.except ? action : null);
      if (verb === null) return [];
      return (row.except ? ["*"] : row.resources).flatMap((resource) => {
        const decision = standing(held, action, resource);
        return decision?.answer === "no" ? [] : [{ row, verb, resource, decision }];
      });
    }),
  );
  if (open.length === 0) return [];
  const resources = [...new Set(open.map(({ resource }) => resource))];
  const on = resources.includes("*") ? "everything" : some(resources.map(resourceWords));
  const by = some([...new Set(open.map(({ verb }) => verb))].map(code));
  const giving = [...new Set(open.map(({ row }) => row))];
  const words = `${danger.deed} ${by} on ${on}`;
  return [
    {
      risk: danger.risk,
      words,
      because: becauseOf(
        giving,
        open.map(({ decision }) => decision),
        namesIn(held),
      ),
    },
  ];
}

/** What becomes of one action on some resource of a pattern; null where the identity itself was not read. */
function standing(held: Held | null, action: string, pattern: string): Decision | null {
  const { account } = held?.principal ?? {};
  if (!held || !account) return null;
  const resource = sampleOf(pattern, action, account);
  const context = principalContext(held.principal, held.around, new Map());
  // Who else must agree, as the trust policy of a role does, is not asked here: this is what its own side lets it do.
  const policies = { ...held.set, resource: action === "sts:AssumeRole" ? letsAccountIn(account) : null };
  return decide({ principal: held.principal, action, resource, resourceAccount: account, context }, policies);
}

/** A trust policy that leaves it to the account who becomes the role. */
function letsAccountIn(account: string): PolicySource {
  const principal = { not: false, aws: [account], service: [], federated: [], canonicalUser: [] };
  const action = { not: false, patterns: ["sts:AssumeRole"] };
  const statement = {
    index: 0,
    sid: null,
    effect: "Allow" as const,
    principal,
    action,
    resource: null,
    conditions: [],
  };
  return { id: "", name: "", policy: { version: "2012-10-17" as const, statements: [statement], faults: [] } };
}

function becauseOf(
  [first, ...others]: readonly GrantView[],
  decisions: readonly (Decision | null)[],
  nameOf: (alias: string) => string,
): string {
  if (!first) return "";
  const { role, rule, via } = first.because;
  const through = via ? `, through the group ${code(via.name)}` : "";
  const more = others.length === 0 ? "" : `, and ${others.length} more ${others.length === 1 ? "says" : "say"} so`;
  const said = `because the ${role.kind} ${code(role.name)} says so in ${rule?.words ?? "a statement"}${through}${more}`;
  const taken = [
    ...new Set(decisions.flatMap((decision) => (decision?.answer === "no" ? limitedBy(decision, nameOf) : []))),
  ];
  const limited = taken.length > 0 ? `, but not what the ${some(taken)} takes away` : "";
  const conditional = decisions.length > 0 && decisions.every((decision) => decision?.answer === "conditional");
  const only = conditional ? ", on conditions" : "";
  return `${said}${only}${limited}`;
}

/** What people call the policies that have a say, by their aliases. */
function namesIn(held: Held | null): (alias: string) => string {
  const { identity = [], boundary = null, scps = null } = held?.set ?? {};
  const all = [...identity, ...(boundary ? [boundary] : []), ...(scps ?? []).flat()];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (alias) => names.get(alias) ?? alias;
}

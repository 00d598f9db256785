import { groupBy } from "../../../group-by.ts";
import type { PolicySource, Statement } from "../policy/policy.ts";
import type { StoredKey, StoredSecret } from "../trust/world.ts";
import { type EscalationIndex, hubOf } from "./escalation-index.ts";
import type { Targets } from "./targets.ts";

/** Secrets or parameters of one account that policies treat alike: under one policy and one key. */
export interface StoredGroup {
  targets: Targets;
  /** Their own, about each of them as about all; null: they have none. */
  policy: PolicySource | null;
  policyKnown: boolean;
  key: StoredKey | null;
}

/** What is stored in an account, in groups: policies that only name their own secret are one (design: principle 10). */
export function storedIn(index: EscalationIndex, kind: StoredSecret["kind"], account: string): readonly StoredGroup[] {
  const name = `${kind} ${account}`;
  const found = index.stored.get(name) ?? groupsOf(index, kind, account);
  index.stored.set(name, found);
  return found;
}

/** What other accounts store and may let somebody read who is not of theirs: by a policy, and under a key they can share. */
export function storedElsewhere(index: EscalationIndex, kind: StoredSecret["kind"], account: string): StoredGroup[] {
  const found = index.stored.get(kind) ?? sharedGroups(index, kind);
  index.stored.set(kind, found);
  return found.filter(({ targets }) => targets.account !== account);
}

function sharedGroups(index: EscalationIndex, kind: StoredSecret["kind"]): StoredGroup[] {
  return [...index.trust.asked.world.accounts.keys()].flatMap((account) =>
    storedIn(index, kind, account).filter(({ policy, key }) => key && policy && namesOutside(policy, account)),
  );
}

function groupsOf(index: EscalationIndex, kind: StoredSecret["kind"], account: string): StoredGroup[] {
  const those = index.trust.asked.world.secrets.filter((one) => one.kind === kind && one.account === account);
  const groups = groupBy(those, (one) => JSON.stringify([generalized(one)?.policy ?? null, keyName(one)]));
  return [...groups.values()].flatMap((members): StoredGroup[] => {
    const [first] = members;
    if (!first) return [];
    const named = `${kind}s${under(first)}${first.policy ? ` with the policy of ${nameIn(first)}` : ""}`;
    const any = anyOf(index, first);
    const targets = hubOf(index, account, named, any, () => members.map(({ arn }) => ({ arn, known: null })));
    return [{ targets, policy: generalized(first), policyKnown: first.policyKnown, key: first.key }];
  });
}

/** Keys whose policy was not read are all alike. */
function keyName({ key }: StoredSecret): string | null {
  return key && (key.policy ? key.name : "");
}

function under(secret: StoredSecret): string {
  const name = keyName(secret);
  if (name === null) return "";
  return name === "" ? " under own keys" : ` under key ${name.slice(name.lastIndexOf("/") + 1)}`;
}

/** The policy with the secret's own ARN as everything: it is asked about nothing else. */
function generalized({ arn, policy }: StoredSecret): PolicySource | null {
  if (!policy) return null;
  const ofAll = ({ resource, ...rest }: Statement): Statement => ({
    ...rest,
    resource: resource && { ...resource, patterns: resource.patterns.map((one) => (one === arn ? "*" : one)) },
  });
  // Groups are told apart by what policies say, not by where they stand.
  return {
    id: policy.id,
    name: policy.name,
    policy: { ...policy.policy, statements: policy.policy.statements.map(ofAll) },
  };
}

function anyOf({ trust }: EscalationIndex, { kind, account }: StoredSecret): string {
  const { partition } = trust.asked.world;
  return kind === "secret"
    ? `arn:${partition}:secretsmanager:*:${account}:secret:*`
    : `arn:${partition}:ssm:*:${account}:parameter/*`;
}

/** `prod/db-AbCdEf` */
function nameIn({ arn }: StoredSecret): string {
  return arn.slice(arn.indexOf(":secret:") + ":secret:".length);
}

function namesOutside({ policy }: PolicySource, account: string): boolean {
  return policy.statements.some(
    ({ effect, principal }) =>
      effect === "Allow" &&
      principal !== null &&
      (principal.not || principal.aws.some((one) => one !== account && !one.includes(`::${account}:`))),
  );
}

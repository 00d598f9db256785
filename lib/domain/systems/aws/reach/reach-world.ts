import type { DomainFacts, EstateFact } from "../../../reach/estate.ts";
import { groupBy } from "../../../group-by.ts";
import { textOf } from "../../content.ts";
import { type EscalationIndex, escalationIndex } from "../edges/escalation-index.ts";
import { aliasOfArn } from "../read-alias.ts";
import { accountsRead } from "../trust/accounts-read.ts";
import { trustIndex } from "../trust/who-can-become.ts";
import { worldOf } from "../trust/world-of.ts";
import { actorOf, type Listed, type World } from "../trust/world.ts";

/** A partition of AWS ready for its graph: its facts, and what evaluators make of them. */
export interface ReachWorld {
  facts: DomainFacts;
  world: World;
  index: EscalationIndex;
  /** Accounts as facts: what an organization says of one goes before what the account says of itself. */
  accounts: ReadonlyMap<string, EstateFact>;
  /** What runs as roles, by ARN; instances of several groups share one. */
  consumers: ReadonlyMap<string, readonly EstateFact[]>;
  /** Secrets and parameters by ARN. */
  secrets: ReadonlyMap<string, EstateFact>;
  /** Clusters that take access entries, by account. */
  clusters: ReadonlyMap<string, readonly EstateFact[]>;
  read(listed: Listed, account: string): boolean;
}

const known = new WeakMap<DomainFacts, ReachWorld>();

/** Arranges the facts of a partition, once: the graph of AWS and the joins that end or begin there ask for the same. */
export function reachWorldOf(facts: DomainFacts): ReachWorld {
  const found = known.get(facts) ?? arrange(facts);
  known.set(facts, found);
  return found;
}

function arrange(facts: DomainFacts): ReachWorld {
  const accounts = new Map<string, EstateFact>();
  for (const account of facts.of("resource", "account")) {
    const said = accounts.get(account.key);
    if (!said || textOf(said.content.organization) === "") accounts.set(account.key, account);
  }
  const read = accountsRead(facts.listings, new Map([...accounts].map(([id, { content }]) => [id, content])));
  const identities = facts.of("identity", "role", "user", "group");
  const world = worldOf({
    partition: partitionOf([...accounts.values(), ...identities]),
    identities,
    documents: facts.of("policy-document"),
    attachments: facts.of("attachment"),
    resources: [
      ...accounts.values(),
      ...facts.of("resource", "organization", "oidc-provider", "saml-provider", "kms-key"),
    ],
    consumers: facts.of("consumer"),
    storedCopies: facts.of("stored-copy", "secret", "parameter"),
    ...credentialsOf(facts, identities),
    read,
  });
  return {
    facts,
    world,
    index: escalationIndex(trustIndex(world)),
    accounts,
    consumers: groupBy(facts.of("consumer"), ({ content }) => textOf(content.arn)),
    secrets: new Map(facts.of("stored-copy", "secret", "parameter").map((one) => [textOf(one.content.arn), one])),
    clusters: groupBy(
      facts.of("resource", "eks-cluster").filter(({ content }) => content.authenticationMode !== "CONFIG_MAP"),
      ({ content }) => textOf(content.arn).split(":")[4] ?? "",
    ),
    read,
  };
}

/** Alias of a role, user, group or root by its ARN. */
export function keyOfPrincipal(world: World, arn: string): string | null {
  return actorOf(world, arn)?.alias ?? world.groups.get(arn)?.alias ?? aliasOfArn(arn);
}

function partitionOf(facts: readonly EstateFact[]): string {
  return facts[0]?.alias.split(":")[1] ?? "aws";
}

/** Who has a password is known only where every account with users has a report that says so. */
function credentialsOf(facts: DomainFacts, identities: readonly EstateFact[]) {
  const reported = new Set(
    facts.listings.filter(({ kind, complete }) => kind === "credential-report" && complete).map(({ scope }) => scope),
  );
  const users = identities.filter(({ kind }) => kind === "user");
  if (!users.every(({ scope }) => reported.has(scope))) return {};
  const passwords = facts.of("credential", "console-password");
  return {
    credentials: passwords.flatMap(({ kind, identity }) => (identity === null ? [] : [{ kind, identity }])),
  };
}

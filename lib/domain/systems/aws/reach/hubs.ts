import { type GraphNode, hubKey } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";

/** What many principals of an account have in common. */
export type AccountHub = "administer" | "become-any" | "anybody" | "unread";

const WORDS: Readonly<Record<AccountHub, (account: string) => string>> = {
  administer: (account) => `change who may do what in account ${account}`,
  "become-any": (account) => `become whatever role lets account ${account} in`,
  anybody: (account) => `act as somebody of account ${account}`,
  unread: (account) => `do what policies of account ${account} that were not read let it`,
};

/** The hub of an account. */
export function accountHub(partition: string, account: string, kind: AccountHub): GraphNode {
  const container = accountAlias(partition, account);
  return {
    key: hubKey(container, kind),
    type: "hub",
    system: "aws",
    kind,
    name: WORDS[kind](account),
    container,
  };
}

/** Strangers: principals of accounts that nobody reads, where a role lets everybody in. */
export function everybodyHub(partition: string): GraphNode {
  return {
    key: hubKey(`aws:${partition}`, "everybody"),
    type: "hub",
    system: "aws",
    kind: "everybody",
    name: "act as anybody who has an account of AWS",
    container: null,
  };
}

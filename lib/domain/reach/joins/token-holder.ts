import type { Token } from "../../systems/aws/trust/oidc/token.ts";
import type { EdgeCondition, NodeKey } from "../edge.ts";

/** A token that something can ask for, and what has to happen before it gets it. */
export interface HeldToken {
  token: Token;
  /** @param subject of the token that the trust takes */
  conditionsFor(subject: string): readonly EdgeCondition[];
}

/** An identity, or a hub of those who can make one, that can ask for tokens of an issuer. */
export interface TokenHolder {
  key: NodeKey;
  /** Alias of the fact that shows it; left out: it is one itself. */
  shownBy?: string;
  name: string;
  /** What trust policies name it by: `acme/api` of a workflow, the namespace of a service account. */
  place: string;
  tokens: readonly HeldToken[];
}

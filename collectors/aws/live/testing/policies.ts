/** One statement of a policy. */
export function statement(Effect: "Allow" | "Deny", Action: string | string[], Principal?: object): object {
  return { Effect, Action, Resource: "*", ...(Principal ? { Principal } : {}) };
}

/** A policy of one statement. */
export function policy(effect: "Allow" | "Deny", action: string | string[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement(effect, action)] });
}

/** A trust policy. */
export function trust(Principal: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  });
}

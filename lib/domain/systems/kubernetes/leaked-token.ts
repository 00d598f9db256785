import type { Judgement } from "../../credentials/answer.ts";
import type { CredentialName, NameOf } from "../../credentials/credential-name.ts";
import type { SeenCredential } from "../system.ts";
import { textOf } from "../content.ts";

type Token = NameOf<"kubernetes-token">;
type Outcome = Pick<Judgement, "standing" | "because">;

/**
 * Whether a service account's token still works. The API server refuses one whose time is over, whose account, pod or
 * Secret is gone or was made anew, or which it marked as unused for too long.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
export function judgeToken(name: Token, seen: SeenCredential): Judgement {
  const outcome = outcomeOf(name, seen);
  return { ...outcome, matched: matchedWords(name, seen), steps: outcome.standing === "ended" ? [] : stepsFor(name) };
}

function matchedWords({ accountUid }: Token, { by }: SeenCredential): string {
  if (by === "id") return "The uid in the token is that of this account, and no other ever had it.";
  if (by === "issuer") return "The token carries no uid; this is the only cluster whose tokens name that issuer.";
  return accountUid === undefined
    ? "The token bears the name of this account and no uid: an account of that name in another cluster may be meant."
    : "The token bears the name of this account, which was read from manifests. They carry no uid, so another account of that name may be meant.";
}

function outcomeOf(name: Token, seen: SeenCredential): Outcome {
  const { expiresAt } = name;
  if (expiresAt !== undefined && new Date(expiresAt) <= seen.now) {
    return { standing: "ended", because: `It expired on ${minute(expiresAt)}.` };
  }
  // Before anything else of the account: a token of another cluster has nothing to do with it.
  if (seen.by === "name") {
    return {
      standing: "unknown",
      because: "Whether it is this account’s own is not known, so neither is whether it works.",
    };
  }
  if (seen.gone) {
    return { standing: "ended", because: "The account it was given to is gone, and its tokens with it." };
  }
  if (!seen.present) {
    return {
      standing: "unknown",
      because: "Whether the account is still there was not read: its cluster is not read any more, or not completely.",
    };
  }
  if (name.secret !== undefined) return secretOutcome(name.secret, seen);
  const until = expiresAt === undefined ? "" : ` It ends by itself on ${minute(expiresAt)}.`;
  if (name.pod === undefined) {
    return { standing: "works", because: `The account is still there, so the token is taken.${until}` };
  }
  return {
    standing: "unknown",
    because: `It works as long as its pod \`${name.pod}\` is there. Rollcall keeps what pods belong to, not each pod.${until}`,
  };
}

function secretOutcome(secret: string, { credential, listed }: SeenCredential): Outcome {
  if (credential?.open === true) {
    const since = textOf(credential.content.invalidSince).slice(0, 10);
    return since === ""
      ? {
          standing: "works",
          because: `The Secret \`${secret}\` is still there, and a token in a Secret never expires.`,
        }
      : { standing: "ended", because: `The API server refuses it since ${since}: it was unused for too long.` };
  }
  if (credential?.gone === true) {
    return { standing: "ended", because: `The Secret \`${secret}\` is gone, and the token with it.` };
  }
  return listed && credential === null
    ? { standing: "ended", because: `All Secrets were read, and no token lies in one named \`${secret}\`.` }
    : { standing: "unknown", because: "Not all Secrets of this cluster could be read, so it may still be there." };
}

function stepsFor({ namespace, account, secret, pod }: Token): string[] {
  if (secret !== undefined) {
    return [
      `Delete the Secret \`${secret}\` in \`${namespace}\`. The token stops working at once; the account stays.`,
      "What took the token from that Secret needs another: see the workloads on the identity’s page first.",
    ];
  }
  if (pod !== undefined) {
    return [
      `Delete the pod \`${pod}\` in \`${namespace}\`: tokens given to it are refused soon after. What controls it starts another.`,
      "If it leaked through the image or the workload, the next pod leaks too: find out how first.",
    ];
  }
  return [
    `Nothing ends this token alone. Take the account’s bindings away, or delete the account \`${account}\` in \`${namespace}\` and make it anew: then all its tokens end.`,
  ];
}

/** The token by which a node joins: when it expires stands among the Secret's values, which are never read. */
export function judgeBootstrapToken(name: CredentialName, { by, credential }: SeenCredential): Judgement {
  const secret = name.kind === "bootstrap-token" ? `bootstrap-token-${name.id}` : "";
  const matched = "The Secret it lies in bears its id.";
  if (credential?.open === true) {
    return {
      matched,
      standing: "unknown",
      because: `Its Secret is still there. When it expires stands among the Secret’s values, which Rollcall never reads.`,
      steps: [
        `Delete the Secret \`${secret}\` in \`kube-system\`. Nodes that have joined stay; new ones need another token.`,
      ],
    };
  }
  if (credential?.gone === true) {
    return { matched, standing: "ended", because: "Its Secret is not there any more.", steps: [] };
  }
  // No Secret of this cluster bears its id: another cluster's may.
  if (by === "name") {
    const because = "Whether it is of this cluster is not known, so neither is whether it works.";
    return { matched: "This cluster knows a user of its id.", standing: "unknown", because, steps: [] };
  }
  return { matched, standing: "unknown", because: "Not all Secrets of this cluster could be read.", steps: [] };
}

/** `2026-11-21 09:00 UTC` */
export function minute(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

import { splitArn } from "./arn.ts";
import type { Question } from "./policy.ts";

/** A question taken apart once for all statements it is held against. */
export interface Ask {
  question: Question;
  /** In lower case: AWS tells actions apart without regard to case. */
  action: string;
  service: string;
  /** Null: `*`, or no ARN. */
  resource: readonly string[] | null;
  principal: AskPrincipal;
}

/** Names by which a policy may call the principal. */
export interface AskPrincipal {
  /** `assumed-role/<name>/` of its sessions, with partition and account before it; null: no role. */
  sessions: string | null;
  /** Of the session itself; null: not known. */
  session: string | null;
  /** ARN of the root of its account. */
  root: string | null;
}

export function askOf(question: Question): Ask {
  const action = question.action.toLowerCase();
  return {
    question,
    action,
    service: action.slice(0, Math.max(0, action.indexOf(":"))),
    resource: splitArn(question.resource),
    principal: askPrincipal(question.principal),
  };
}

/** `arn:aws:iam::1:role/path/name` has the sessions `arn:aws:sts::1:assumed-role/name/<session>`: the path is left out. */
function askPrincipal({ kind, arn, account, session }: Question["principal"]): AskPrincipal {
  const parts = splitArn(arn);
  const partition = parts?.[1] ?? "aws";
  const root = account === null ? null : `arn:${partition}:iam::${account}:root`;
  if (kind !== "role" || parts === null) return { sessions: null, session: null, root };
  const resource = parts[5] as string;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  const sessions = `arn:${partition}:sts::${parts[4]}:assumed-role/${name}/`;
  return { sessions, session: typeof session === "string" ? sessions + session : null, root };
}

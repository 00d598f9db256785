import { splitArn } from "./arn.ts";
import type { Principal, Question } from "./policy.ts";
import { remember } from "./remember.ts";

/** A question taken apart once for all statements it is held against. */
export interface Ask {
  question: Question;
  /** In lower case: AWS tells actions apart without regard to case. */
  action: string;
  service: string;
  /** Null: `*`, or no ARN. */
  resource: readonly string[] | null;
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

/** Questions are about few actions, and often about the same resources. */
const MOST_REMEMBERED = 10_000;

const actionParts = remember((written) => {
  const action = written.toLowerCase();
  return { action, service: action.slice(0, Math.max(0, action.indexOf(":"))) };
}, MOST_REMEMBERED);

const resourceParts = remember(splitArn, MOST_REMEMBERED);

export function askOf(question: Question): Ask {
  const { action, service } = actionParts(question.action);
  return { question, action, service, resource: resourceParts(question.resource) };
}

const principals = new WeakMap<Principal, AskPrincipal>();

/** Names of the principal, made once for each. */
export function principalOf(ask: Ask): AskPrincipal {
  const { principal } = ask.question;
  const known = principals.get(principal);
  if (known) return known;
  const made = askPrincipal(principal);
  principals.set(principal, made);
  return made;
}

/** `arn:aws:iam::1:role/path/name` has the sessions `arn:aws:sts::1:assumed-role/name/<session>`: the path is left out. */
function askPrincipal({ kind, arn, account, session }: Principal): AskPrincipal {
  const parts = splitArn(arn);
  const partition = parts?.[1] ?? "aws";
  const root = account === null ? null : `arn:${partition}:iam::${account}:root`;
  if (kind !== "role" || parts === null) return { sessions: null, session: null, root };
  const resource = parts[5] as string;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  const sessions = `arn:${partition}:sts::${parts[4]}:assumed-role/${name}/`;
  return { sessions, session: typeof session === "string" ? sessions + session : null, root };
}

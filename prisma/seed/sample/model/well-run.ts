import { account, allow, role, roleBinding } from "./access.ts";
import { serviceAccount } from "./accounts.ts";
import type { Common, Entry } from "./entry.ts";
import type { Team } from "./organization.ts";
import { workload, type WorkloadKind } from "./workloads.ts";

interface WellRunOptions extends Common {
  team: Team;
  purpose: string;
  /** What runs it: a Deployment unless said. */
  as?: WorkloadKind;
  /** Where it needs the API at all: the one ConfigMap it reads. */
  reads?: string;
  schedule?: string;
  secrets?: string[];
}

/**
 * Story 11, how it should be: an account with owner and purpose, no mounted token, at most one named ConfigMap to
 * read with a token of an hour, used by exactly one workload. The product must find nothing wrong here.
 * Goes into the namespace named first, because a binding names its account in full.
 */
export function wellRun(path: `${string}/${string}`, options: WellRunOptions): Entry[] {
  const { team, purpose, as = "Deployment", reads, schedule, secrets, ...common } = options;
  const name = path.slice(path.indexOf("/") + 1);
  const labels = { "app.kubernetes.io/name": name, ...common.labels };
  const boundToken = reads !== undefined;
  const itself = serviceAccount(name, { ...common, labels, team, purpose, automount: false });
  const runs = workload(as, name, { ...life(common), account: name, automount: false, boundToken, schedule, secrets });
  if (!reads) return [itself, runs];
  const rules = [allow("get watch", "configmaps", { names: reads })];
  const binding = roleBinding(name, { ...life(common), grants: `Role/${name}`, to: [account(path)] });
  return [itself, runs, role(name, { ...life(common), rules }), binding];
}

function life({ born, from, until }: Common): Common {
  return { born, from, until };
}

import { compileGlob, globMatches, wildcardTokens } from "./glob.ts";
import type { Statement } from "./policy.ts";

/** What AWS says of a service: which actions it has, and what they are done to. */
export interface ServiceActions {
  /** As actions begin: `s3`. */
  prefix: string;
  /** `Amazon S3` */
  name: string;
  actions: readonly ServiceAction[];
}

export interface ServiceAction {
  /** `GetObject` */
  name: string;
  /** `List`, `Read`, `Write`, `Tagging`, `Permissions management`; the last two beside `Write`. */
  access: readonly string[];
  /** Names of the kinds of resources; none: it is asked of `*` only. */
  resources: readonly string[];
}

/** "12 of 34 actions of Amazon S3". */
export interface MatchedActions {
  service: ServiceActions;
  matched: readonly ServiceAction[];
}

/** The services whose actions a statement may name; null: those of any service. */
export function servicesNamed(action: Statement["action"]): ReadonlySet<string> | null {
  if (action.not) return null;
  const prefixes = action.patterns.map((pattern) => pattern.slice(0, Math.max(0, pattern.indexOf(":"))).toLowerCase());
  return prefixes.some((prefix) => prefix === "" || /[*?]/.test(prefix)) ? null : new Set(prefixes);
}

/** Which actions a statement is about, service by service; those without any are left out. */
export function matchedActions(action: Statement["action"], services: readonly ServiceActions[]): MatchedActions[] {
  const globs = action.patterns.map((pattern) => compileGlob(wildcardTokens(pattern.toLowerCase())));
  return services.flatMap((service) => {
    const prefix = `${service.prefix.toLowerCase()}:`;
    const matched = service.actions.filter(({ name }) => {
      const asked = prefix + name.toLowerCase();
      return globs.some((glob) => globMatches(glob, asked)) !== action.not;
    });
    return matched.length === 0 ? [] : [{ service, matched }];
  });
}

/** Whether the action takes no resource, so that it is asked of `*`; null: AWS's list does not know it. */
export function takesNoResource(action: string, service: ServiceActions): boolean | null {
  const name = action.slice(action.indexOf(":") + 1).toLowerCase();
  const known = service.actions.find((one) => one.name.toLowerCase() === name);
  return known ? known.resources.length === 0 : null;
}

import { askerOf } from "../asker.ts";
import { isAboutResource } from "../matching.ts";
import type { Bound, Policies } from "../policies.ts";
import type { PolicyRule } from "../../rules.ts";
import type { Asker, PathQuestion, Question, ResourceQuestion } from "../question.ts";
import type { Draw } from "./draw.ts";
import { WORDS } from "./random-cluster.ts";

/** A question somebody asks. */
export interface Asked {
  asker: Asker;
  question: Question;
  /** It was drawn from a rule with a wildcard. */
  wildcard: boolean;
}

/**
 * Draws a question from what is bound: exactly what some rule gives somebody, or in half of the cases that with one
 * part changed, which is mostly, but not always, refused.
 */
export function drawQuestion(draw: Draw, all: readonly Bound[]): Asked {
  for (;;) {
    const bound = draw.one(all);
    if (bound.rules.length === 0) continue;
    const rule = draw.one(bound.rules);
    const asker = askerFor(draw, bound.subject);
    const granted = questionFor(draw, rule, bound.binding.namespace);
    if (!asker || !granted) continue;
    const wildcard = [...rule.verbs, ...rule.apiGroups, ...rule.resources, ...rule.nonResourceURLs].some((word) =>
      word.includes("*"),
    );
    if (draw.chance(0.35)) return { asker, question: granted, wildcard };
    if (draw.chance(0.15)) return { asker: otherAsker(draw), question: granted, wildcard };
    return { asker, question: changed(draw, granted), wildcard };
  }
}

/** Every binding for each of its subjects. */
export function allBound(policies: Policies): Bound[] {
  return [...policies.bound.values()].flatMap((scopes) => [...scopes.values()].flat());
}

function askerFor(draw: Draw, subject: string): Asker | null {
  if (subject.startsWith("user:")) return askerOf(`kubernetes:test:${subject}`);
  const group = subject.slice("group:".length);
  if (group === "system:serviceaccounts" && draw.chance(0.5)) return account(draw, draw.one(WORDS.namespaces));
  const home = /^system:serviceaccounts:(.+)$/.exec(group)?.[1];
  if (home !== undefined && draw.chance(0.5)) return account(draw, home);
  return askerOf(`kubernetes:test:group:${group}`);
}

function account(draw: Draw, home: string): Asker | null {
  return askerOf(`kubernetes:test:serviceaccount:${home}/${draw.one(WORDS.accounts)}`);
}

function otherAsker(draw: Draw): Asker {
  const user = draw.chance(0.3) ? `user:${draw.one(WORDS.users)}` : null;
  const group = draw.chance(0.3) ? `group:${draw.one(WORDS.groups)}` : null;
  const own = `serviceaccount:${draw.one(WORDS.namespaces)}/${draw.one(WORDS.accounts)}`;
  const asker = askerOf(`kubernetes:test:${user ?? group ?? own}`);
  if (!asker) throw new Error("words that name nobody");
  return asker;
}

/** Something the rule allows; null for a rule that allows nothing. */
function questionFor(draw: Draw, rule: PolicyRule, namespace: string): Question | null {
  if (rule.verbs.length === 0) return null;
  const verb = concrete(draw, draw.one(rule.verbs), WORDS.verbs);
  if (rule.nonResourceURLs.length > 0) {
    if (namespace !== "") return null;
    const url = draw.one(rule.nonResourceURLs).replace(/\*(?=.*[^*])/, (star) => (draw.chance(0.5) ? "pprof" : star));
    return { verb, path: url.endsWith("*") ? pathBelow(draw, url.replace(/\*+$/, "")) : url };
  }
  if (rule.apiGroups.length === 0 || rule.resources.length === 0) return null;
  const [resource, subresource] = resourceFor(draw, draw.one(rule.resources));
  const place = namespace || (draw.chance(0.5) ? draw.one(WORDS.namespaces) : "");
  const name = rule.resourceNames.length > 0 ? draw.one(rule.resourceNames) : draw.one(["", "one", "thing"]);
  const group = concrete(draw, draw.one(rule.apiGroups), WORDS.apiGroups);
  return { verb, group, resource, subresource, namespace: place, name };
}

function concrete(draw: Draw, word: string, words: readonly string[]): string {
  return word === "*" && draw.chance(0.8) ? draw.one(words) : word;
}

function pathBelow(draw: Draw, prefix: string): string {
  return prefix === "" ? draw.one(WORDS.paths) : prefix + draw.one(["", "a", "a/b", "*", "/"]);
}

function resourceFor(draw: Draw, written: string): [string, string] {
  if (written === "*") {
    return [draw.one(WORDS.resources), draw.chance(0.4) ? draw.one(WORDS.subresources) : ""];
  }
  const slash = written.indexOf("/");
  if (slash < 0) return [written, ""];
  const resource = written.slice(0, slash);
  return [resource === "*" ? draw.one(WORDS.resources) : resource, written.slice(slash + 1)];
}

function changed(draw: Draw, question: Question): Question {
  return isAboutResource(question) ? changedResource(draw, question) : changedPath(draw, question);
}

function changedPath(draw: Draw, { verb, path }: PathQuestion): PathQuestion {
  switch (draw.one(["verb", "slash", "end", "begin", "other"] as const)) {
    case "verb":
      return { verb: draw.one([...WORDS.verbs, "*"]), path };
    case "slash":
      return { verb, path: path.endsWith("/") ? path.slice(0, -1) : `${path}/` };
    case "end":
      return { verb, path: `${path}x` };
    case "begin":
      return { verb, path: path.slice(0, -1) };
    case "other":
      return { verb, path: draw.one(WORDS.paths) };
  }
}

function changedResource(draw: Draw, question: ResourceQuestion): ResourceQuestion {
  const { namespace = "", subresource = "", name = "", resource } = question;
  switch (draw.one(["verb", "group", "resource", "subresource", "namespace", "name"] as const)) {
    case "verb":
      return { ...question, verb: draw.one([...WORDS.verbs, "*", "frobnicate", question.verb.toUpperCase()]) };
    case "group":
      return { ...question, group: draw.one([...WORDS.apiGroups, "*", "other.example"]) };
    case "resource":
      return { ...question, resource: draw.one([...WORDS.resources, "*", `${resource}x`]) };
    case "subresource":
      return {
        ...question,
        subresource: subresource === "" ? draw.one(WORDS.subresources) : draw.one(["", `up${subresource}`]),
      };
    case "namespace":
      return { ...question, namespace: namespace === "" ? "other" : draw.one(["", ...WORDS.namespaces]) };
    case "name":
      return { ...question, name: name === "" ? draw.one(WORDS.names) : draw.one(["", ...WORDS.names]) };
  }
}

import { strengthOf } from "../ability.ts";
import type { EdgeAnswer, GraphEdge } from "../edge.ts";
import type { ReachVerdict } from "../verdict.ts";

/** One way from a node to a resource, by walking. */
export interface Walked {
  edges: GraphEdge[];
  answer: EdgeAnswer;
}

const ANSWERS: readonly EdgeAnswer[] = ["yes", "conditional", "unknown"];

/** Every way from a node to an ending that goes through no node twice: what verdicts and paths are held against. */
export function walkAll(edges: readonly GraphEdge[], from: string, isEnd: (key: string) => boolean): Walked[] {
  const found: Walked[] = [];
  const walk = (at: string, met: readonly string[], gone: readonly GraphEdge[]): void => {
    for (const edge of edges) {
      if (edge.from !== at) continue;
      const way = [...gone, edge];
      if (edge.ability !== null && isEnd(edge.to)) {
        const worst = Math.max(...way.map(({ answer }) => ANSWERS.indexOf(answer)));
        found.push({ edges: way, answer: ANSWERS[worst] ?? "unknown" });
      }
      if (edge.ability === null && !met.includes(edge.to)) walk(edge.to, [...met, edge.to], way);
    }
  };
  walk(from, [from], []);
  return found;
}

/** The verdict as its words say it. */
export function verdictByWalking(walked: readonly Walked[]): ReachVerdict {
  const reaches = ANSWERS.find((answer) => walked.some((way) => way.answer === answer)) ?? "no";
  const sure = walked.filter(({ answer }) => ANSWERS.indexOf(answer) <= ANSWERS.indexOf(reaches as EdgeAnswer));
  const resources = new Set(sure.map(({ edges }) => edges.at(-1)?.to)).size;
  if (reaches === "no" || reaches === "unknown") {
    return { reaches, ability: null, conditionalAbility: null, chainLength: null, resources, next: null };
  }
  const strongest = strongestOf(sure);
  const conditional = strongestOf(walked.filter(({ answer }) => answer !== "unknown"));
  const giving = sure.filter(({ edges }) => edges.at(-1)?.ability === strongest);
  const chainLength = Math.min(...giving.map(({ edges }) => edges.length));
  const firsts = giving.filter(({ edges }) => edges.length === chainLength).map(({ edges }) => edges[0]?.to ?? "");
  return {
    ...{ reaches, ability: strongest, chainLength, resources, next: firsts.toSorted()[0] ?? null },
    conditionalAbility:
      conditional && strongest && strengthOf(conditional) > strengthOf(strongest) ? conditional : null,
  };
}

function strongestOf(walked: readonly Walked[]): ReachVerdict["ability"] {
  const abilities = walked.flatMap(({ edges }) => edges.at(-1)?.ability ?? []);
  return abilities.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0] ?? null;
}

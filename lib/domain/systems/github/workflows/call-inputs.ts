import type { Call, PossibleValues, RunsOn, WorkflowDocument, WorkflowJob } from "./document.ts";
import { evaluateParts, type Lookup } from "./expressions/evaluate.ts";
import { asText, known, UNKNOWN, type Possible, type Value } from "./expressions/possible.ts";
import { partsOf, type Part } from "./expressions/template.ts";

/** What the inputs of a called workflow are, by their names in lower case. */
export type CallInputs = ReadonlyMap<string, PossibleValues | null>;

/** The inputs a call hands over, and the defaults of those it does not. */
export function inputsOfCall(call: Call, callee: WorkflowDocument): CallInputs {
  const asked = callee.triggers.flatMap(({ event, inputs }) => (event === "workflow_call" ? inputs : []));
  const given = new Map(call.inputs.map(({ name, value }) => [name.toLowerCase(), value]));
  return new Map(
    asked.map(({ name, line, default: text }) => {
      const absent = text === null ? null : { line, text, values: [text], complete: true };
      const key = name.toLowerCase();
      return [key, given.has(key) ? (given.get(key) ?? null) : absent];
    }),
  );
}

/** A job of a called workflow as it is with the inputs of one call. */
export function withInputs(job: WorkflowJob, inputs: CallInputs): WorkflowJob {
  const put = (value: PossibleValues) => putInputs(value, inputs);
  return {
    ...job,
    environment: job.environment && put(job.environment),
    runsOn: job.runsOn && runsOnWith(job.runsOn, inputs),
    identities: job.identities.map((identity) => ({
      ...identity,
      value: identity.value && put(identity.value),
      about: Object.fromEntries(Object.entries(identity.about).map(([name, value]) => [name, put(value)])),
    })),
    call: job.call && {
      ...job.call,
      inputs: job.call.inputs.map((input) => ({ ...input, value: input.value && put(input.value) })),
    },
  };
}

function putInputs(value: PossibleValues, inputs: CallInputs): PossibleValues {
  const parts = partsOf(value.text);
  if (value.complete || !mentionsInputs(parts)) return value;
  const [only, ...others] = parts;
  const path = others.length === 0 && only?.type === "expression" ? only.expression : null;
  if (path?.type === "property" && path.of.type === "context" && path.of.name === "inputs") {
    const handed = inputs.get(path.name.toLowerCase());
    return handed ? { ...handed, line: value.line } : value;
  }
  const { values, rest } = evaluateParts(parts, lookupIn(inputs));
  const texts = values.filter((found) => typeof found !== "object" || found === null).map(asText);
  return { ...value, values: texts, complete: rest === "none" && texts.length > 0 && texts.length === values.length };
}

function runsOnWith(runsOn: RunsOn, inputs: CallInputs): RunsOn {
  const items = runsOn.text.map(partsOf);
  if (runsOn.complete || !items.some(mentionsInputs)) return runsOn;
  const choices = items.map((parts) => evaluateParts(parts, lookupIn(inputs)));
  if (choices.some(({ rest, values }) => rest !== "none" || values.length !== 1)) return runsOn;
  const labels = choices.flatMap(({ values }) => values.flatMap(labelsOf)).filter((label) => label !== "");
  return labels.length === 0 ? runsOn : { ...runsOn, labels: [labels], complete: true };
}

function labelsOf(value: Value): string[] {
  return Array.isArray(value) ? value.map(asText) : [asText(value)];
}

function mentionsInputs(parts: readonly Part[]): boolean {
  return parts.some((part) => part.type === "expression" && /\binputs\b/i.test(part.source));
}

function lookupIn(inputs: CallInputs): Lookup {
  return ([context, name = "", ...rest]): Possible => {
    if (context !== "inputs" || rest.length > 0) return UNKNOWN;
    const value = inputs.get(name.toLowerCase());
    if (value === undefined || value === null) return UNKNOWN;
    const [only] = value.values;
    if (value.complete && value.values.length === 1 && only !== undefined) return known(only);
    return { values: value.values, rest: value.complete ? "none" : "any" };
  };
}

import type { Trigger, TriggerInput } from "#lib/domain/systems/github/workflows/trigger.ts";
import { entriesOf, isNull, itemsOf, textOf, valueAt, type Entry, type Node } from "./nodes.ts";
import type { Problems } from "./problems.ts";
import { looksSecret, SHAPES, type Shape } from "./shapes.ts";

const EVENT = /^[a-z][a-z_]{1,40}$/;
const NAME = /^[A-Za-z_][\w.-]{0,127}$/;

/** Most entries kept of one list of a trigger. */
const MAX_LIST = 1000;

/** `on`: one event, a list of events or a mapping of them. What is no event is a problem and left out. */
export function readTriggers(on: Entry, problems: Problems): Trigger[] {
  const { value } = on;
  if (value.type === "mapping") return value.entries.flatMap((entry) => eventOf(entry, problems));
  return itemsOf(value).flatMap((item) => {
    const event = textOf(item);
    if (event !== undefined) return eventOf({ key: event, line: item.line, value: NOTHING }, problems);
    problems.add(item.line, "an event in `on` is no text");
    return [];
  });
}

const NOTHING: Node = { type: "text", line: 0, text: "", plain: true, lineOfExpression: () => 0 };

function eventOf({ key, line, value }: Entry, problems: Problems): Trigger[] {
  if (!EVENT.test(key)) {
    problems.add(line, "an event in `on` is none that GitHub has");
    return [];
  }
  const list = (name: string, shape: Shape = SHAPES.pattern) => textsOf(valueAt(value, name), shape);
  return [
    {
      event: key,
      line,
      types: list("types", SHAPES.name),
      branches: list("branches"),
      branchesIgnore: list("branches-ignore"),
      tags: list("tags"),
      tagsIgnore: list("tags-ignore"),
      paths: list("paths"),
      pathsIgnore: list("paths-ignore"),
      schedules: key === "schedule" ? itemsOf(value).flatMap((item) => textsOf(valueAt(item, "cron"), CRON)) : [],
      workflows: list("workflows", SHAPES.title),
      inputs: entriesOf(valueAt(value, "inputs")).flatMap(inputOf),
      secrets: entriesOf(valueAt(value, "secrets")).flatMap(({ key: name, line: at, value: secret }) =>
        NAME.test(name) ? [{ name, line: at, required: textOf(valueAt(secret, "required")) === "true" }] : [],
      ),
    },
  ];
}

const CRON: Shape = { whole: /^[\d\s*,/\-A-Za-z#?]{1,100}$/, part: /^$/ };

function inputOf({ key, line, value }: Entry): TriggerInput[] {
  if (!NAME.test(key)) return [];
  const [given = null] = isNull(valueAt(value, "default")) ? [] : textsOf(valueAt(value, "default"), SHAPES.name);
  return [
    {
      name: key,
      line,
      required: textOf(valueAt(value, "required")) === "true",
      type: textsOf(valueAt(value, "type"), SHAPES.name)[0] ?? null,
      default: isSecretName(key) ? null : given,
      options: textsOf(valueAt(value, "options"), SHAPES.name),
    },
  ];
}

/** An input whose name says that a credential belongs into it. */
export function isSecretName(name: string): boolean {
  return /pass|secret|token|credential|private|api.?key|access.?key|^key$/i.test(name);
}

function textsOf(node: Node | undefined, shape: Shape): string[] {
  return itemsOf(node)
    .slice(0, MAX_LIST)
    .map(textOf)
    .filter((text) => text !== undefined && shape.whole.test(text) && !looksSecret(text)) as string[];
}

import { InvalidInput } from "#lib/errors.ts";

/** What of a field, as a collector declares it, matters here. */
interface ConnectionField {
  name: string;
  label: string;
  kind: string;
  secret?: boolean;
  required?: boolean;
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

/** The answers to fields that are not secret; what is not declared is left out. @throws InvalidInput naming what is missing */
export function readOpenFields(fields: readonly ConnectionField[], given: Given): Record<string, string | boolean> {
  const open: Record<string, string | boolean> = {};
  for (const field of fields) {
    if (field.kind === "switch") open[field.name] = given[field.name] === true || given[field.name] === "on";
    else if (!field.secret) {
      const text = textOf(given[field.name]);
      if (field.required && text === "") throw new InvalidInput(`${field.label} is needed.`);
      if (text !== "") open[field.name] = text;
    }
  }
  return open;
}

/** The answers to secret fields that were given. */
export function readSecretFields(fields: readonly ConnectionField[], given: Given): Record<string, string> {
  const secrets = fields.filter(({ secret, kind }) => secret && kind !== "switch");
  const answers = secrets.map(({ name }): [string, string] => [name, textOf(given[name])]);
  return Object.fromEntries(answers.filter(([, text]) => text !== ""));
}

function textOf(value: string | boolean | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

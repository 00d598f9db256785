import type { ConnectionField } from "#collectors/types.ts";
import { Field, SwitchField, TextField } from "#components/ui/field.tsx";

interface FieldOfProps {
  field: ConnectionField;
  /** What was answered before; of a secret nothing. */
  known: string | boolean | undefined;
  /** A secret that is kept when nothing is typed. */
  sealed?: boolean;
}

/** One thing a connection needs to know, as its collector declares it. */
export function FieldOf({ field, known, sealed = false }: FieldOfProps) {
  const { label, help, placeholder, required, secret, kind } = field;
  const name = `field.${field.name}`;
  if (kind === "switch") return <SwitchField name={name} label={label} help={help} defaultChecked={known === true} />;
  const common = {
    name,
    label: required || secret ? label : `${label} (optional)`,
    help: sealed ? `${help} Sealed already: leave all secrets empty to keep them.` : help,
    placeholder,
    required: required === true && !sealed,
    defaultValue: typeof known === "string" ? known : undefined,
    autoComplete: "off",
  };
  return kind === "text" ? <TextField {...common} /> : <Field {...common} />;
}

import type { ComponentProps, ReactNode } from "react";
import { Sentence } from "#components/name.tsx";

interface LabelledProps {
  name: string;
  label: string;
  help?: string;
}

const BOX = "w-full rounded-md border border-control bg-sheet px-2.5";

/** A labelled text field with an optional sentence of help. */
export function Field({
  label,
  help,
  className = "h-10 text-base",
  ...input
}: LabelledProps & Omit<ComponentProps<"input">, "id">) {
  return (
    <Labelled name={input.name} label={label} help={help}>
      <input id={input.name} aria-describedby={helpId(input.name, help)} className={`${BOX} ${className}`} {...input} />
    </Labelled>
  );
}

/** The same for several lines: a certificate, a key. */
export function TextField({ label, help, ...input }: LabelledProps & Omit<ComponentProps<"textarea">, "id">) {
  return (
    <Labelled name={input.name} label={label} help={help}>
      <textarea
        id={input.name}
        rows={4}
        spellCheck={false}
        aria-describedby={helpId(input.name, help)}
        className={`${BOX} py-2 font-mono text-xs`}
        {...input}
      />
    </Labelled>
  );
}

/** A choice that is on or off, with its consequence beside it. */
export function SwitchField({ label, help, ...input }: LabelledProps & Omit<ComponentProps<"input">, "id" | "type">) {
  return (
    <div className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
      <input
        id={input.name}
        type="checkbox"
        aria-describedby={helpId(input.name, help)}
        className="cb mt-[3px]"
        {...input}
      />
      <label htmlFor={input.name} className="text-sm font-[560]">
        {label}
      </label>
      <div className="col-start-2">
        <Help name={input.name} help={help} />
      </div>
    </div>
  );
}

function Labelled({ name, label, help, children }: LabelledProps & { help: string | undefined; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={name} className="mb-1 block text-sm font-[560]">
        {label}
      </label>
      {children}
      <Help name={name} help={help} />
    </div>
  );
}

function Help({ name, help }: { name: string; help: string | undefined }) {
  if (help === undefined || help === "") return null;
  return (
    <p id={helpId(name, help)} className="mt-1 text-xs text-ink-3">
      {help}
    </p>
  );
}

function helpId(name: string, help: string | undefined): string | undefined {
  return help === undefined || help === "" ? undefined : `${name}-help`;
}

/** Says what went wrong; read out as soon as it appears. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <p role="alert" className={message === undefined ? "sr-only" : "border-l-2 border-critical pl-3 text-critical"}>
      {message && <Sentence text={message} />}
    </p>
  );
}

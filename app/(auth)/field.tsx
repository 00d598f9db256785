import type { ComponentProps } from "react";

interface FieldProps extends Omit<ComponentProps<"input">, "id" | "className"> {
  name: string;
  label: string;
  help?: string;
}

/** A labelled text field with an optional sentence of help. */
export function Field({ label, help, ...input }: FieldProps) {
  const helpId = help === undefined ? undefined : `${input.name}-help`;
  return (
    <div>
      <label htmlFor={input.name} className="mb-1 block text-sm font-[560]">
        {label}
      </label>
      <input
        id={input.name}
        aria-describedby={helpId}
        className="h-10 w-full rounded-md border border-control bg-sheet px-2.5 text-base"
        {...input}
      />
      {help !== undefined && (
        <p id={helpId} className="mt-1 text-xs text-ink-3">
          {help}
        </p>
      )}
    </div>
  );
}

/** Says what went wrong; read out as soon as it appears. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <p role="alert" className={message === undefined ? "sr-only" : "border-l-2 border-critical pl-3 text-critical"}>
      {message}
    </p>
  );
}

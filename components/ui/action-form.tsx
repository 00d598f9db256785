"use client";

import { createContext, startTransition, useActionState, useContext, type ReactNode } from "react";
import { FormError } from "./field.tsx";
import { reached } from "./reached.ts";

const Pending = createContext(false);

interface ActionFormProps {
  /** Answers with a sentence when it cannot, and with nothing when it did. */
  action: (refusal: string, form: FormData) => Promise<string>;
  className?: string;
  label?: string;
  /** Told when it was done. */
  onDone?: () => void;
  children: ReactNode;
}

/**
 * A form that says in place why it was refused and keeps what was typed. Without scripts the browser posts it.
 */
export function ActionForm({ action, className, label, onDone, children }: ActionFormProps) {
  const [refusal, submit, pending] = useActionState(answering(action, onDone), "");
  return (
    <form
      action={submit}
      aria-label={label}
      className={className}
      onSubmit={(event) => {
        // React empties a form after its action; a refused one would lose what was typed.
        event.preventDefault();
        const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
        const form = new FormData(event.currentTarget, submitter);
        startTransition(() => submit(form));
      }}
    >
      <FormError message={refusal === "" ? undefined : refusal} />
      <Pending value={pending}>{children}</Pending>
    </form>
  );
}

/** In the browser a failure on the way is an answer too. On the server it stays the action that a form can be posted to. */
function answering(action: ActionFormProps["action"], onDone?: () => void): ActionFormProps["action"] {
  if (typeof window === "undefined") return action;
  return async (refusal, form) => {
    const answer = await reached(
      () => action(refusal, form),
      (sentence) => sentence,
    );
    if (answer === "") onDone?.();
    return answer;
  };
}

interface SubmitProps {
  children: ReactNode;
  className?: string;
  /** What it says while the answer is awaited. */
  busy?: string;
}

/** The button of a form, which cannot be pressed twice. */
export function Submit({ children, className = "btn primary", busy }: SubmitProps) {
  const pending = useContext(Pending);
  return (
    <button
      type="submit"
      className={className}
      aria-disabled={pending}
      // Not disabled: that would take the focus away from whoever pressed it.
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending && busy !== undefined ? busy : children}
    </button>
  );
}

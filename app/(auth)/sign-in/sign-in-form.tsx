"use client";

import { useActionState } from "react";
import { Field, FormError } from "#components/ui/field.tsx";
import { signIn } from "./actions.ts";

/** Works without scripts too: then the browser posts the form and gets this page back. */
export function SignInForm({ next }: { next: string }) {
  const [state, submit, pending] = useActionState(signIn, {});
  return (
    <form action={submit} className="flex flex-col gap-5">
      <FormError message={state.message} />
      <input type="hidden" name="next" value={next} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        autoFocus
        required
      />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <button type="submit" disabled={pending} className="btn primary self-start">
        {pending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}

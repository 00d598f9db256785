"use client";

import { useActionState, useEffect } from "react";
import type { SignInLinkPurpose } from "#lib/service/sign-in-links.ts";
import { Field, FormError } from "#components/ui/field.tsx";
import { redeem } from "./actions.ts";

interface RedeemFormProps {
  token: string;
  purpose: SignInLinkPurpose;
}

/** Asks the holder of a one-time link for what it needs. The token travels in the body from here on. */
export function RedeemForm({ token, purpose }: RedeemFormProps) {
  const [state, submit, pending] = useActionState(redeem, {});
  // Outside system: the address bar. The token leaves it, so that it is on no screen, in no history and in no log. Not
  // at once: Next starts to follow the address in an effect too, and must forget the old one for what it sends.
  useEffect(() => {
    const later = setTimeout(() => window.history.replaceState(null, "", window.location.pathname));
    return () => clearTimeout(later);
  }, []);
  return (
    <form action={submit} className="flex flex-col gap-5">
      <FormError message={state.message} />
      <input type="hidden" name="token" value={token} />
      {purpose.kind === "new-administrator" ? (
        <>
          <Field label="Name" name="name" autoComplete="name" defaultValue={state.name} autoFocus required />
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={state.email}
            help="You sign in with it. Rollcall sends nothing to it."
            required
          />
        </>
      ) : (
        <Field
          label="Email"
          name="email"
          autoComplete="username"
          value={purpose.email}
          help={`The account of ${purpose.name}. All its sessions end.`}
          readOnly
        />
      )}
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        help="At least 12 characters. Several words are easier to keep than one with signs in it."
        required
      />
      <Field label="Password again" name="again" type="password" autoComplete="new-password" required />
      <button type="submit" disabled={pending} className="btn primary self-start">
        {pending ? "Signing in…" : "Set password and sign in"}
      </button>
    </form>
  );
}

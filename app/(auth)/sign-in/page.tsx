import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { contextOrNull, database } from "#lib/server/context.ts";
import { safeNextPath } from "#lib/server/next-path.ts";
import { administratorExists } from "#lib/service/sign-in-links.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = safeNextPath((await searchParams).next);
  if ((await contextOrNull()) !== null) redirect(next as Route);
  const claimed = await administratorExists(database());
  return (
    <>
      <h1>Sign in</h1>
      {claimed ? <SignInForm next={next} /> : <NobodyYet />}
    </>
  );
}

function NobodyYet() {
  return (
    <p className="text-lede font-serif text-ink-2">
      Nobody has an account yet. Open the one-time link that was printed where Rollcall was started, or make a new one
      there: <code>npm run rollcall -- sign-in-link</code>
    </p>
  );
}

import type { Metadata } from "next";
import { database } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { readSignInLink, type SignInLinkPurpose } from "#lib/service/sign-in-links.ts";
import { RedeemForm } from "./redeem-form.tsx";

export const metadata: Metadata = { title: "Sign-in link" };

/** Shows what a one-time link is for. Looking does not use it up: link previews and virus scanners look too. */
export default async function SignInLinkPage({ searchParams }: PageProps<"/sign-in/first">) {
  const { token } = await searchParams;
  const link = await look(String(token ?? ""));
  if ("message" in link) {
    return (
      <>
        <h1>This link is no longer good</h1>
        <p role="alert" className="text-lede font-serif text-ink-2">
          {link.message}
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{link.kind === "new-administrator" ? "Become the administrator" : "Set a new password"}</h1>
      <RedeemForm token={String(token)} purpose={link} />
    </>
  );
}

async function look(token: string): Promise<SignInLinkPurpose | { message: string }> {
  try {
    return await readSignInLink(database(), token, new Date());
  } catch (error) {
    return explainFailure(error);
  }
}

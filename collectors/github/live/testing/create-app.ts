import { registration } from "../registration.ts";
import { creationPage } from "./fake-github/app-manifests.ts";
import type { FakeGithub } from "./fake-github/server.ts";
import { ALL_RIGHTS } from "./collect-live.ts";

/** Creates an App as a person does, and answers the code they are sent back with. */
export async function createApp(fake: FakeGithub, organization = "acme"): Promise<string> {
  const { action, fields } = registration.form({
    ...{
      sourceSlug: "acme",
      permissions: ALL_RIGHTS,
      fields: { organization, address: fake.url.replace("http:", "https:") },
    },
    ...{ returnTo: "https://rollcall.example/connect/acme/app/created", state: "s" },
  });
  const { pathname, searchParams } = new URL(action);
  const page = creationPage(fake, pathname, searchParams, new URLSearchParams(fields).toString());
  return /code=([\w-]+)/.exec(page ?? "")?.[1] ?? "";
}

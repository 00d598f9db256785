import type { Metadata } from "next";
import { LIVE_SYSTEMS } from "#collectors/manifests.ts";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { CollectCommand } from "#components/collect-command.tsx";
import { systemLabel } from "#components/systems.ts";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { may } from "#lib/service/authorize.ts";
import Link from "next/link";
import { ConsolePage } from "../console-page.tsx";
import { context } from "../request.ts";
import { beginConnecting } from "./actions.ts";
import { NotAllowed } from "./not-allowed.tsx";

export const metadata: Metadata = { title: "Connect a source" };

export default async function ConnectPage() {
  const { actor } = await context();
  return (
    <ConsolePage asOf={null} banner={false}>
      <Breadcrumb>
        <Link href="/sources">Sources</Link>
        <span>Connect a source</span>
      </Breadcrumb>
      <h1>Which system should be read?</h1>
      {may(actor, "source.connect") ? <Choice /> : <NotAllowed />}
    </ConsolePage>
  );
}

function Choice() {
  return (
    <>
      <p className="lede mt-3">
        Four steps: what is read and why, the grant for it, a test, the first collection. You can leave at any of them
        and come back.
      </p>
      <ActionForm action={beginConnecting} className="mt-7 flex max-w-[34rem] flex-col gap-5" label="Connect a source">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-[560]">System</legend>
          {LIVE_SYSTEMS.map(({ id }, index) => (
            <label key={id} className="flex min-h-6 items-center gap-2.5 text-sm">
              <input type="radio" name="system" value={id} defaultChecked={index === 0} required />
              {systemLabel(id)}
            </label>
          ))}
        </fieldset>
        <Field
          label="Name of the source"
          name="slug"
          placeholder="prod-eu"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          pattern="[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?"
          title="Lower-case letters, digits and hyphens, up to 63"
          help="Lower-case letters, digits and hyphens. It stands in addresses and in keys of a cluster’s identities, and cannot be changed later."
          autoFocus
          required
        />
        <Submit className="btn primary self-start" busy="Saving…">
          Continue
        </Submit>
      </ActionForm>
      <h2 className="mt-12">Without a connection</h2>
      <p className="mt-2 max-w-[68ch] text-sm text-pretty text-ink-2">
        Manifests of a cluster, and exports that were written elsewhere, are read from a directory:
      </p>
      <CollectCommand system="kubernetes" />
      <p className="mt-6 max-w-[68ch] text-sm text-pretty text-ink-2">
        Of GitHub an export too, or checkouts: git work trees, or folders called {"<owner>__<name>"}. Of these only
        workflows and code owners are known; what stands in no file, such as secrets and deploy keys, is said to be not
        read.
      </p>
      <CollectCommand system="github" />
    </>
  );
}

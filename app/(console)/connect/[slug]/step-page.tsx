import Link from "next/link";
import type { ReactNode } from "react";
import { Breadcrumb } from "#components/breadcrumb.tsx";
import { Name } from "#components/name.tsx";
import { systemLabel } from "#components/systems.ts";
import { ConsolePage } from "../../console-page.tsx";
import type { Connecting } from "./load.ts";
import { Steps, type Step } from "./steps.tsx";

/** What the four steps share: where one is, how far one has come. */
export function StepPage({ step, connecting, children }: { step: Step; connecting: Connecting; children: ReactNode }) {
  const { setup } = connecting;
  return (
    <ConsolePage asOf={null} banner={false}>
      <Breadcrumb>
        <Link href="/sources">Sources</Link>
        <span>Connect {systemLabel(setup.system)}</span>
        <Name text={setup.slug} />
      </Breadcrumb>
      <Steps current={step} connecting={connecting} />
      {children}
    </ConsolePage>
  );
}

"use client";

import type { Route } from "next";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import type { ComponentProps } from "react";
import { panelParsers, withPanel } from "./panel/panel-params.ts";

interface ListLinkProps extends Omit<ComponentProps<typeof Link>, "href" | "prefetch"> {
  /** An address of the list, as the server wrote it. */
  href: string;
}

/**
 * A link to the same list in another order, or to other rows of it. The panel opens and closes without the server
 * knowing; the link keeps it as it is now, not as it was when the list was read.
 */
export function ListLink({ href, ...rest }: ListLinkProps) {
  const [panel] = useQueryStates(panelParsers);
  return <Link {...rest} href={withPanel(href, panel) as Route} prefetch={false} />;
}

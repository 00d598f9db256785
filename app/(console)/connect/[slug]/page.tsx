import type { Route } from "next";
import { redirect } from "next/navigation";
import { loadConnecting } from "./load.ts";
import { furthest } from "./steps.tsx";

/** Goes on where connecting was left. */
export default async function ResumePage({ params }: PageProps<"/connect/[slug]">) {
  const connecting = await loadConnecting(params);
  redirect(`/connect/${connecting.setup.slug}/${furthest(connecting)}` as Route);
}

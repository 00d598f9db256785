import type { Metadata } from "next";
import { NotFoundState } from "#components/page-state/not-found-state.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <NotFoundState title="There is no such page.">The address may be mistyped, or from another version.</NotFoundState>
  );
}

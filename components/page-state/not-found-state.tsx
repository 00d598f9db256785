"use client";

import Link from "next/link";

/** An address that names nothing. Every page carries what it would say: a reference to this is shorter than the drawing. */
export function NotFoundState({ title, children }: { title: string; children: string }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[95rem] px-(--gutter) py-9">
      <p className="kicker mb-2.5">Not found</p>
      <h1 className="max-w-[30ch]">{title}</h1>
      <p className="lede mt-3">{children}</p>
      <Link href="/identities" className="btn mt-6">
        Open the inventory
      </Link>
    </main>
  );
}

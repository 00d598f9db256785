import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";

interface PostToSystemProps {
  form: { action: string; fields: Record<string, string> };
  host: string;
  organization: string;
  back: Route;
}

/** The form that the browser itself takes to GitHub: the manifest, and what GitHub has to send back. */
export function PostToSystem({ form, host, organization, back }: PostToSystemProps) {
  return (
    <>
      <form method="post" action={form.action} className="mt-6 flex flex-wrap gap-2" aria-label="Create the App">
        {Object.entries(form.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="btn primary">
          Create it on {host}
        </button>
        <Link href={back} className="btn quiet">
          Back
        </Link>
      </form>
      <section aria-labelledby="if" className="mt-9">
        <div className="sec-head">
          <h2 id="if">What GitHub may say</h2>
        </div>
        <ul className="mt-3 max-w-[72ch] list-disc space-y-1 pl-5 text-sm text-ink-2">
          <li>
            Sign in there first, as an owner of <Name text={organization} />.
          </li>
          <li>
            “Page not found”: you are no owner of the organization, or its name is another one. Go back and correct it.
          </li>
          <li>
            “Name is already taken”: names of Apps are unique on all of GitHub. Type another one there; any will do.
          </li>
          <li>If you decide against it, close GitHub’s page: nothing was created.</li>
        </ul>
      </section>
    </>
  );
}

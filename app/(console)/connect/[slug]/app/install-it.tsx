import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { ExternalLink } from "lucide-react";
import { testAgain } from "../../actions.ts";

/** The two steps that are left: an owner installs the App, and a worker finds the installation. */
export function InstallIt({ slug, installAt }: { slug: string; installAt: string }) {
  return (
    <ActionForm action={testAgain} className="mt-6 flex flex-wrap gap-2" label="After the App was created">
      <input type="hidden" name="slug" value={slug} />
      <a href={installAt} target="_blank" rel="noreferrer" className="btn primary">
        Install it on GitHub
        <ExternalLink className="icon size-3.5" aria-hidden />
        <span className="sr-only"> (opens a new tab)</span>
      </a>
      <Submit className="btn" busy="Asking…">
        It is installed: test the connection
      </Submit>
    </ActionForm>
  );
}

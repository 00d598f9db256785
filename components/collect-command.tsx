import { CopyId } from "./copy-id.tsx";

/** The command that reads a directory, to copy. */
export function CollectCommand({ system }: { system: "kubernetes" | "github" | "aws" }) {
  return (
    <span className="mt-3 block w-fit max-w-full rounded-md bg-sunken px-3 py-1.5 text-sm text-ink">
      <CopyId id={`npm run rollcall -- collect ${system} --from <directory>`} label="Copy the command" />
    </span>
  );
}

import Link from "next/link";
import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { count } from "#components/words/count.ts";
import type { ResourceView } from "#lib/domain/reach/views/resource-view.ts";
import { placePath } from "../../paths.ts";

/** The short answers beside the page, each with its reason. */
export function ResourceFacts({ view, now }: { view: ResourceView; now: Date }) {
  const { environment, container, basis, asOf } = view;
  return (
    <dl className="facts">
      <dt>Environment</dt>
      <dd>
        <EnvironmentBadge name={environment?.name ?? null} />
        <p className="text-xs text-pretty text-ink-3">
          <Sentence text={environment?.because ?? "No rule says which it is."} />
        </p>
      </dd>
      {container && (
        <>
          <dt>Lives in</dt>
          <dd>
            {container.page === null ? (
              <Name text={container.name} max={48} />
            ) : (
              <Link href={placePath(container.page)}>
                <Name text={container.name} max={48} />
              </Link>
            )}
          </dd>
        </>
      )}
      <dt>As of</dt>
      <dd>
        <RelativeTime at={asOf} now={now} />
        <p className="text-xs text-pretty text-ink-3">
          Followed through {count(basis.sources, "source")}
          {basis.incomplete > 0 && `, ${basis.incomplete} of them not completely read`}
          {basis.oldestReadAt !== null && (
            <>
              ; the oldest was read <RelativeTime at={basis.oldestReadAt} now={now} />
            </>
          )}
          .
        </p>
      </dd>
    </dl>
  );
}

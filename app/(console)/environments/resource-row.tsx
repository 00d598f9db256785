import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Fold } from "#components/fold.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { PRODUCTION } from "#lib/domain/environments/rule.ts";
import type { ClassifiedResource } from "#lib/service/environments.ts";
import { ChooseEnvironment } from "./choose-environment.tsx";
import { JewelForm } from "./jewel-form.tsx";
import { classifyChosen } from "./resource-actions.ts";
import { kindWords } from "./rule-words.ts";

export const RESOURCE_HEADS = ["Resource", "Kind", "Environment", "Because", "Change"];

interface ResourceRowProps {
  resource: ClassifiedResource;
  /** Null: this person may not classify. */
  environments: readonly string[] | null;
  mayMark: boolean;
}

/** One resource: what it is, which environment it has and why, and what can be said of it. */
export function ResourceRow({ resource, environments, mayMark }: ResourceRowProps) {
  const { alias, name, kind, container, environment, jewel } = resource;
  const markable = mayMark && resource.read && (jewel !== null || environment?.name === PRODUCTION);
  return (
    <tr role="row">
      <th role="rowheader" scope="row" title={alias}>
        <span className="font-medium [overflow-wrap:anywhere]">
          <Name text={name} max={56} />
        </span>
        {jewel && <span className="tag solid ms-2">crown jewel</span>}
        {container !== null && (
          <span className="block text-xs text-ink-3">
            in <Name text={container} max={44} />
          </span>
        )}
        {jewel && (
          <span className="block text-xs text-ink-2">
            <Name text={jewel.reason} max={300} /> <span className="text-ink-3">— {jewel.markedBy}</span>
          </span>
        )}
      </th>
      <td role="cell" data-label={RESOURCE_HEADS[1]}>
        <span>{kindWords(kind)}</span>
      </td>
      <td role="cell" data-label={RESOURCE_HEADS[2]}>
        <span>
          <EnvironmentBadge name={environment?.name ?? null} />
        </span>
      </td>
      <td role="cell" data-label={RESOURCE_HEADS[3]}>
        <Because environment={environment} />
      </td>
      <td role="cell" data-label={RESOURCE_HEADS[4]}>
        {environments || markable ? (
          <Fold summary={<span>Change</span>}>
            <div className="flex flex-col gap-3 py-2">
              {environments && (
                <ActionForm
                  action={classifyChosen}
                  label={`Classify ${kindWords(kind)}`}
                  className="flex flex-wrap gap-2"
                >
                  <ChooseEnvironment
                    key={environment?.name ?? ""}
                    resource={resource}
                    environments={environments}
                    now={environment?.name ?? null}
                  />
                  <Submit className="btn" busy="Saving…">
                    Classify
                  </Submit>
                </ActionForm>
              )}
              {markable && <JewelForm resource={resource} />}
            </div>
          </Fold>
        ) : (
          <span className="text-ink-3">nothing for you</span>
        )}
      </td>
    </tr>
  );
}

function Because({ environment }: Pick<ClassifiedResource, "environment">) {
  if (environment === null) return <span className="text-ink-2">No rule says which it is.</span>;
  const { because, through } = environment;
  return (
    <span className="[overflow-wrap:anywhere]">
      <Sentence text={because} />
      {through !== null && (
        <span className="block text-xs text-ink-3">
          from what it lives in, <Name text={through} max={40} />
        </span>
      )}
    </span>
  );
}

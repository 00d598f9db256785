import type { JsonObject } from "../../../facts/json.ts";
import type { NamedUses } from "../../../inventory/named-uses.ts";
import { objectOf, textOf } from "../../content.ts";
import { readAlias } from "../aliases.ts";
import { repositoryLinks } from "../home.ts";
import { jobOf } from "../jobs.ts";
import { placeOf } from "../workflows/calls.ts";
import type { Identity } from "../workflows/identity.ts";
import { workflowOf } from "../jobs.ts";
import { workflowActivity } from "./activity.ts";

/** Conclusions of runs whose jobs surely were let begin. Others may have ended before: skipped, canceled, not let start. */
const BEGAN = new Set(["success", "failure", "timed_out"]);

/** A workflow that is called is used when its caller runs, and an App when a workflow runs that signs in as it. */
export const namedUses: NamedUses = {
  names: [
    { noun: "consumer", kind: "workflow-job", of: calledBy },
    { noun: "attachment", kind: "workflow-login", of: signedInAs },
  ],
  known: [
    { kind: "workflow", of: (alias) => ({ names: [workflowName(alias)] }) },
    { kind: "app-installation", of: installation },
  ],
  ran(detail) {
    const activity = workflowActivity(detail);
    if (!activity) return null;
    const { last, lastSuccess } = activity;
    if (last.conclusion !== null && BEGAN.has(last.conclusion)) {
      return { at: last.at, run: { id: last.id, event: last.event, branch: last.branch } };
    }
    return lastSuccess && { at: lastSuccess.at, run: { id: lastSuccess.id, event: null, branch: null } };
  },
  words({ by, through, run }) {
    const place = readAlias(by);
    const { id, event, branch } = objectOf(run);
    const links = place?.repository ? repositoryLinks(place.host, `${place.owner}/${place.repository}`) : null;
    const href = links && /^\d+$/.test(textOf(id)) ? `${links.itself}/actions/runs/${textOf(id)}` : null;
    const why = [textOf(event), textOf(branch) && `on ${textOf(branch)}`].filter(Boolean).join(" ");
    const named = through === by ? "which names it" : `which calls ${fileOf(through)}, which names it`;
    return {
      words: `Derived, at least then: run ${textOf(id)}${why ? ` (${why})` : ""} of ${fileOf(by)}, ${named}. Its job may have been skipped in that run.`,
      href,
    };
  },
};

function calledBy(identity: string, content: JsonObject): string[] {
  const place = readAlias(identity);
  const { call } = jobOf(content);
  if (!call || !place?.repository) return [];
  const from = workflowOf({ owner: place.owner, repository: place.repository, path: place.name }, []);
  const { owner, repository, path } = placeOf(call.use, from, null);
  return [workflowName(`github:${place.host}/${owner}/${repository}:workflow:${path}`)];
}

/** Names of owners and repositories are the same whatever their case, paths are not. */
function workflowName(alias: string): string {
  const place = readAlias(alias);
  if (!place) return alias;
  const { host, owner, repository, name } = place;
  return `github:${host}/${owner}/${repository ?? ""}:`.toLowerCase() + name;
}

/** An App by its number, or as a vault calls it; of an expression that a run alone decides nothing is known. */
function signedInAs(identity: string, content: JsonObject): string[] {
  const place = readAlias(identity);
  const { system, kind, value, about } = (content.login ?? {}) as unknown as Partial<Identity>;
  if (!place || system !== "github" || kind !== "app" || !value?.complete || value.values.length !== 1) return [];
  const owner = about?.["owner"];
  if (owner && (!owner.complete || owner.values.length !== 1)) return [];
  return [appName(place.host, owner?.values[0] ?? place.owner, value.values[0] ?? "")];
}

function appName(host: string, owner: string, app: string): string {
  return `${host}/${owner}:app:${app}`.toLowerCase();
}

function installation(alias: string, content: JsonObject): ReturnType<NamedUses["known"][number]["of"]> {
  const place = readAlias(alias);
  if (!place) return null;
  const since = textOf(content.created);
  const until = textOf(objectOf(content.suspended).at);
  return {
    names: [textOf(content.appId), place.name].filter(Boolean).map((app) => appName(place.host, place.owner, app)),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  };
}

/** `deploy.yml in acme/api` */
function fileOf(alias: string): string {
  const place = readAlias(alias);
  if (!place) return alias;
  return `${place.name.slice(place.name.lastIndexOf("/") + 1)} in ${place.owner}/${place.repository ?? ""}`;
}

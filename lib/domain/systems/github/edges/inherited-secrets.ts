import type { EdgeKind } from "../../../reach/edge.ts";
import { conditionsOfRun, least } from "./environments-of.ts";
import { inRepository } from "./hubs.ts";
import { edge, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/inherited-secrets",
  clause: "hands on and so can",
  precondition: "A job calls a reusable workflow with `secrets: inherit`: every secret of its repository goes along.",
  fix: "Replace `secrets: inherit` by the secrets that the called workflow needs.",
  references: [REFERENCES.pipelineAccess, REFERENCES.thirdParties, REFERENCES.reusing, REFERENCES.hardening],
};

/** Calls that hand on every secret at once; the called jobs get them when they run. */
export const inheritedSecrets: GitHubEdges = {
  kind,
  build: ({ repositories }) =>
    repositories.flatMap((repository) =>
      repository.workflows.flatMap((workflow) => {
        const { alias, jobs, runs, isCalledOnly } = workflow;
        const handing = jobs.find(({ job }) => job.inheritsSecrets);
        if (!handing || isCalledOnly) return [];
        const evidence = [{ alias: handing.alias, place: `line ${handing.job.call?.line ?? handing.job.line}` }];
        const called = runs.filter(({ caller }) => caller === handing.job);
        const conditions =
          called.length === 0
            ? workflow.conditions
            : least(called.map((run) => conditionsOfRun(run, workflow, repository)));
        return [edge(kind, alias, inRepository(repository, "all-secrets"), { evidence, conditions })];
      }),
    ),
};

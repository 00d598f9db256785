import { NOISE, person } from "./noise.ts";

const RUN = {
  ...NOISE,
  workflow_id: 161335,
  run_attempt: 1,
  event: "schedule",
  status: "completed",
  head_branch: "main",
  actor: person("mona", 1),
  display_title: "text of a commit",
  head_commit: { message: "text", author: { email: "mona@example.com" } },
  created_at: "2026-01-01T00:00:00Z",
};

/** Runs and deployments of a repository, with what is composed of several answers. */
export const RUN_ROWS = {
  "workflow-runs": [
    {
      total_count: 3,
      workflow_runs: [
        { ...RUN, id: 903, conclusion: "failure", run_started_at: "2026-02-03T00:00:00Z" },
        { ...RUN, id: 902, conclusion: "cancelled", run_started_at: "2026-02-02T00:00:00Z" },
        { ...RUN, id: 901, conclusion: "success", run_started_at: "2026-02-01T00:00:00Z" },
      ],
    },
  ],
  deployments: [
    {
      environment: "production",
      environment_id: 161088068,
      more: true,
      deployments: [
        {
          ...NOISE,
          id: 501,
          ref: "main",
          sha: "0123456789012345678901234567890123456789",
          created_at: "2026-02-01T00:00:00Z",
          creator: person("mona", 1),
          description: "text",
          payload: { any: "thing" },
          statuses: [
            {
              ...NOISE,
              state: "success",
              created_at: "2026-02-01T00:20:00Z",
              log_url: "https://github.com/acme/api/actions/runs/901/job/3",
              run: 901,
              environment_url: NOISE.url,
            },
            { state: "in_progress", created_at: "2026-02-01T00:10:00Z", log_url: "" },
            { state: "waiting", created_at: "2026-02-01T00:00:01Z" },
          ],
          reviews: [
            {
              state: "approved",
              comment: "go",
              user: person("mona", 1),
              environments: [{ ...NOISE, name: "production" }],
            },
            { state: "approved", comment: "", user: person("mona", 1), environments: [{ ...NOISE, name: "staging" }] },
          ],
        },
      ],
    },
  ],
};

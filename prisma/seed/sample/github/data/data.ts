import type { Repository } from "../model/repository.ts";
import { guarded, reviewed } from "../model/well-run.ts";

const team = "data";

/** Story 5: the archive's key of four years, also where a role would do. */
const ARCHIVE_KEY = [
  { name: "AWS_ACCESS_KEY_ID", born: 1450 },
  { name: "AWS_SECRET_ACCESS_KEY", born: 1450 },
];

export const data: Repository[] = [
  {
    name: "occupancy",
    team,
    born: 1460,
    environment: "production",
    rulesets: [reviewed(1300)],
    secrets: ARCHIVE_KEY,
    environments: [{ ...guarded("team:data", 400), deployedBy: "model.yml" }],
    workflows: { "ci.yml": { born: 1300 }, "archive.yml": { born: 1440 }, "model.yml": { born: 400 } },
    runs: { "model.yml": { every: 7 } },
  },
  {
    name: "timetable",
    team,
    born: 1460,
    environment: "staging",
    secrets: ARCHIVE_KEY,
    keys: [{ title: "timetable import", readOnly: false, addedBy: "mira-vance", born: 1150, used: 2 }],
    workflows: { "ci.yml": { born: 1300 }, "import.yml": { born: 1150 } },
  },
  {
    name: "streams",
    team,
    born: 760,
    environment: "production",
    rulesets: [reviewed(750)],
    environments: [guarded("team:platform", 300)],
    workflows: { "ci.yml": { born: 750 }, "deploy.yml": { born: 300 } },
  },
];

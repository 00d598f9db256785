/** The arrows of docs/decisions/0002-layout-and-arrows.md: an error each. */
const SDKS = { kubernetes: "@kubernetes", github: "@octokit", aws: "@aws-sdk" };
const TESTS = "\\.(test|spec)\\.tsx?$|/testing/|^e2e/|^bench/";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

export default {
  forbidden: [
    forbid(
      "no-cycles",
      "A cycle is two files that are one.",
      { pathNot: TESTS },
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "domain-is-pure",
      "lib/domain stands on nothing but zod.",
      { path: "^lib/domain/", pathNot: `^lib/domain/schedule/|${TESTS}` },
      { pathNot: "^lib/domain/|^node_modules/zod/" },
    ),
    forbid(
      "schedules-stand-on-croner",
      "Cron expressions are croner's; it is pure when it is given the time.",
      { path: "^lib/domain/schedule/", pathNot: TESTS },
      { pathNot: "^lib/domain/|^node_modules/(zod|croner)/" },
    ),
    forbid(
      "collectors-are-islands",
      "A collector knows the contract, the domain and its own folder.",
      { path: "^collectors/(?!runtime/|shared/)([^/]+)/", pathNot: TESTS },
      {
        path: "^(collectors|lib|app|components|prisma)/",
        pathNot:
          "^collectors/$1/|^collectors/(types|export-format)\\.ts$|^collectors/shared/|^lib/(domain/|errors\\.ts)",
      },
    ),
    ...Object.entries(SDKS).map(([system, sdk]) =>
      forbid(
        `sdk-only-in-${system}`,
        "An SDK stays inside its collector.",
        { pathNot: `^collectors/${system}/|^e2e/|^bench/` },
        { path: `^node_modules/${sdk}` },
      ),
    ),
    forbid(
      "postgres-only-in-lib-db",
      "lib/db alone speaks to Postgres.",
      { pathNot: `^lib/db/|^lib/launch/|${TESTS}` },
      { path: "^node_modules/(pg|pg-copy-streams|@prisma)/|^prisma/generated/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "app-through-lib-service",
      "Pages ask lib/service.",
      { path: "^(app|components)/", pathNot: TESTS },
      { path: "^lib/(db|jobs|cli|launch)/|^collectors/(?!manifests\\.ts)|^prisma/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "components-are-presentational",
      "Components know the domain's types only.",
      { path: "^components/", pathNot: TESTS },
      { path: "^(app|collectors|prisma)/|^lib/(?!domain/)" },
    ),
    forbid(
      "only-workers-open",
      "A sealed credential is opened in the worker and nowhere else.",
      { pathNot: `^collectors/runtime/|^lib/sealing/open|${TESTS}` },
      { path: "^lib/sealing/open" },
    ),
    forbid(
      "jobs-and-sealing-arrows",
      "Both sides of a job import its contract; sealing knows nothing of who seals.",
      { path: "^lib/(jobs|sealing)/", pathNot: TESTS },
      { path: "^(app|components|collectors|prisma)/|^lib/(service|server|cli|launch)/" },
    ),
    forbid(
      "service-knows-no-next",
      "lib/service is a door for pages, API and command line alike.",
      { path: "^lib/(service|domain|db|jobs)/", pathNot: TESTS },
      { path: "^node_modules/(next|react|react-dom)/|^(app|components)/|^lib/(server|cli|launch)/" },
    ),
    forbid(
      "service-sees-manifests-only",
      "lib/service never runs a collector.",
      { path: "^lib/service/", pathNot: TESTS },
      { path: "^collectors/(?!manifests\\.ts)" },
    ),
    forbid(
      "db-below-service",
      "lib/db stands on the domain.",
      { path: "^lib/db/", pathNot: TESTS },
      { path: "^lib/(service|server|cli|launch|jobs)/|^(app|components|collectors)/" },
    ),
    forbid(
      "runtime-arrows",
      "The runtime writes through lib/db.",
      { path: "^collectors/runtime/", pathNot: TESTS },
      { path: "^lib/(service|server|cli|launch)/|^(app|components)/" },
    ),
    forbid(
      "cli-arrows",
      "The command line goes through lib/service, and runs collections in its own process.",
      { path: "^lib/cli/", pathNot: TESTS },
      { path: "^(app|components)/|^lib/(server|launch)/|^collectors/(?!registry\\.ts|export-format\\.ts|runtime/)" },
    ),
    forbid(
      "tests-only-from-tests",
      "What is for tests stays there.",
      { pathNot: `${TESTS}|^vitest|^playwright` },
      { path: TESTS, pathNot: "^node_modules/" },
    ),
    forbid(
      "no-orphan-dependencies",
      "Everything imported is declared.",
      {},
      { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    ),
    forbid("not-to-unresolvable", "Everything imported is there.", {}, { couldNotResolve: true, pathNot: "^next-env" }),
  ],
  options: {
    doNotFollow: { path: "node_modules|prisma/generated" },
    exclude: { path: "^(\\.next|node_modules/.*/node_modules|prisma/generated/.*)$" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};

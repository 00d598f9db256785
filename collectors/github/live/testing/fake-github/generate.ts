import { RIGHTS } from "../../rights.ts";
import type { FakeOrganization, FakeRepository } from "./model.ts";

/** How much there is of it. */
export interface Size {
  repositories: number;
  people?: number;
  seed?: number;
}

/** Numbers that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes an organization: the same for the same seed. */
export function generateOrganization({ repositories, people = 5, seed = 1 }: Size): FakeOrganization {
  const random = randomOf(seed);
  const below = (count: number) => Math.floor(random() * count);
  const logins = Array.from({ length: people }, (_, index) => `user-${index + 1}`);
  const anybody = () => logins[below(logins.length)] ?? "user-1";
  const names = Array.from({ length: repositories }, (_, index) => `repo-${String(index + 1).padStart(4, "0")}`);
  const first = names.slice(0, 2);
  return {
    login: "acme",
    web: "",
    id: 9000,
    people: logins.map((login, index) => ({
      login,
      id: 100 + index,
      role: index === 0 ? "admin" : index === people - 1 ? "outside" : "member",
    })),
    teams: ["platform", "payments", "mobile"].map((slug, index) => ({
      id: 700 + index,
      slug,
      members: logins.slice(index, index + 3),
    })),
    roles: [
      { id: 8001, name: "all_repo_write", baseRole: "write", teams: ["payments"], users: [] },
      { id: 8002, name: "security_manager", baseRole: "read", teams: ["platform", "payments", "mobile"], users: [] },
      { id: 8030, name: "auditor", baseRole: null, teams: [], users: logins.slice(0, 3) },
    ],
    saml: [null, ...logins].map((login, index) => ({
      ...{ guid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`, login },
      username: `person-${index}@example.org`,
    })),
    events: [],
    apps: [
      { id: 501, appId: 41, slug: "renovate", selection: "all" },
      { id: 502, appId: 42, slug: "deployer", selection: "selected" },
      { id: 503, appId: 43, slug: "scanner", selection: "all" },
    ],
    tokens: [
      { id: 601, owner: anybody(), selection: "all", repositories: [] },
      { id: 602, owner: anybody(), selection: "subset", repositories: first },
      { id: 603, owner: anybody(), selection: "subset", repositories: first },
    ],
    requests: [1, 2, 3].map((id) => ({ id: 650 + id, owner: anybody() })),
    authorizations: [1, 2, 3].map((id) => ({
      id: 800 + id,
      login: anybody(),
      type: id === 2 ? "SSH key" : "personal access token",
    })),
    secrets: [
      { name: "NPM_TOKEN", store: "actions", visibility: "all", repositories: [] },
      { name: "DEPLOY_KEY", store: "actions", visibility: "selected", repositories: first },
      { name: "SONAR_TOKEN", store: "actions", visibility: "all", repositories: [] },
      { name: "NPM_TOKEN", store: "dependabot", visibility: "all", repositories: [] },
    ],
    variables: [
      { name: "REGION", visibility: "all", repositories: [] },
      { name: "ROLE", visibility: "selected", repositories: first },
      { name: "STAGE", visibility: "all", repositories: [] },
    ],
    groups: [1, 2, 3].map((id) => ({
      id,
      name: `group-${id}`,
      visibility: id === 2 ? "selected" : "all",
      repositories: id === 2 ? first : [],
    })),
    runners: [1, 2, 3].map((id) => ({ id: 30 + id, name: `runner-${id}` })),
    hooks: [1, 2, 3].map((id) => ({ id: 900 + id, host: `hooks-${id}.example.org` })),
    repositories: names.map((name, index) => generateRepository(name, index, below, anybody)),
    installation: {
      id: 77,
      selection: "all",
      suspended: false,
      permissions: Object.fromEntries(RIGHTS.map(({ permission }) => [permission, "read"])),
    },
  };
}

function generateRepository(
  name: string,
  index: number,
  below: (count: number) => number,
  anybody: () => string,
): FakeRepository {
  const base = 10_000 + index * 100;
  const count = index === 0 ? 3 : below(3);
  const some = <Item>(make: (id: number) => Item): Item[] =>
    Array.from({ length: count }, (_, number) => make(base + number + 1));
  const files = new Map([["README.md", "# hello"]]);
  for (const id of some((made) => made)) files.set(`.github/workflows/deploy-${id}.yml`, workflowText(id));
  files.set(".github/actions/login/action.yml", ACTION);
  if (index % 2 === 0) files.set(".github/CODEOWNERS", "* @acme/platform\n");
  const paths = [...files.keys()].filter((path) => path.startsWith(".github/workflows/"));
  // Where an environment names it, the branch is behind: one of its files still takes another secret.
  const [old] = paths;
  const hotfix = new Map(files);
  if (old !== undefined) hotfix.set(old, (files.get(old) ?? "").replaceAll("secrets.SECRET_", "secrets.OLD_SECRET_"));
  return {
    id: base,
    name,
    private: index % 3 !== 0,
    archived: index % 10 === 9,
    pushedAt: `2026-0${1 + below(9)}-01T00:00:00Z`,
    keys: some((id) => ({ id, title: `key ${id}`, key: publicKey(id), readOnly: id % 2 === 0, addedBy: anybody() })),
    secrets: [
      ...some((id) => ({ name: `SECRET_${id}`, store: "actions" as const })),
      ...some((id) => ({ name: `SECRET_${id}`, store: "dependabot" as const })),
    ],
    variables: some((id) => ({ name: `VARIABLE_${id}` })),
    environments: some((id) => ({
      id,
      name: `stage/${id}`,
      custom: id % 2 === 1 ? ["main", "release/*", "hotfix"] : null,
      secrets: ["PASSWORD", "TOKEN", "URL"],
      variables: ["HOST", "PORT", "USER"],
    })),
    collaborators: some((id) => ({ login: `user-${(id % 3) + 1}`, role: "write" })).filter(
      ({ login }, at, all) => all.findIndex((other) => other.login === login) === at,
    ),
    teams: ["platform", "payments", "mobile"].slice(0, count).map((slug) => ({ slug, role: "maintain" })),
    hooks: some((id) => ({ id, host: `hook-${id}.example.org` })),
    runners: some((id) => ({ id, name: `own-${id}` })),
    protections: some((id) => ({ pattern: `release-${id}/*`, approvals: 1 + (id % 2) })),
    rulesets: some((id) => ({ id, name: `ruleset-${id}` })),
    files,
    branches: new Map(index % 2 === 0 ? [["hotfix", hotfix]] : []),
    workflows: new Map(paths.map((path, at) => [path, base + at + 50])),
    runs: [3, 2, 1].flatMap((turn) =>
      paths.map((path, at) => ({
        ...{ id: base * 10 + at * 3 + turn, path, branch: "main", at: `2026-02-0${turn}T00:00:00Z` },
        conclusion: turn === 1 || at % 2 === 0 ? "success" : "failure",
      })),
    ),
    deployments: some((id) => ({
      ...{ id: id * 10, environment: `stage/${id}`, at: "2026-02-01T00:00:00Z" },
      ...{ run: id % 2 === 0 ? base * 10 + 1 : null, approvedBy: id % 2 === 0 ? "user-1" : null },
    })),
    alerts: some((id) => ({ number: id - base, type: "github_personal_access_token" })),
  };
}

const ACTION = `name: login
runs:
  using: composite
  steps:
    - uses: aws-actions/configure-aws-credentials@v4
      with:
        role-to-assume: arn:aws:iam::111122223333:role/local-action
        aws-region: eu-west-1
`;

function workflowText(id: number): string {
  return `name: Deploy ${id}
on: [push]
permissions:
  id-token: write
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/login
      - run: ./ship
        env:
          TOKEN: \${{ secrets.SECRET_${id} }}
`;
}

/** A key of type ssh-ed25519 whose 32 bytes say a number. */
function publicKey(id: number): string {
  const type = Buffer.from("ssh-ed25519");
  const body = Buffer.alloc(32);
  body.writeUInt32BE(id);
  const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  return `ssh-ed25519 ${Buffer.concat([part(type), part(body)]).toString("base64")}`;
}

/** An organization that lives in memory; tests change it as people would. */
export interface FakeOrganization {
  login: string;
  id: number;
  /** Where people see it; the server that is started writes it. */
  web: string;
  people: { login: string; id: number; role: "admin" | "member" | "outside" }[];
  teams: { id: number; slug: string; members: string[] }[];
  /** Roles beside owner and member; logins and slugs of those that were given one. */
  roles: { id: number; name: string; baseRole: string | null; teams: string[]; users: string[] }[];
  /** Null: no single sign-on. Who did not claim theirs yet has no login. */
  saml: { guid: string; login: string | null; username: string }[] | null;
  /** The audit log; null: this organization has none that can be read. */
  events: { action: string; at: string; repo: string | null }[] | null;
  apps: { id: number; appId: number; slug: string; selection: "all" | "selected" }[];
  tokens: { id: number; owner: string; selection: "all" | "subset"; repositories: string[] }[];
  requests: { id: number; owner: string }[];
  authorizations: { id: number; login: string; type: "personal access token" | "SSH key" }[];
  secrets: { name: string; store: "actions" | "dependabot"; visibility: "all" | "selected"; repositories: string[] }[];
  variables: { name: string; visibility: "all" | "selected"; repositories: string[] }[];
  groups: { id: number; name: string; visibility: "all" | "selected"; repositories: string[] }[];
  runners: { id: number; name: string }[];
  hooks: { id: number; host: string }[];
  repositories: FakeRepository[];
  /** The App Rollcall is. */
  installation: { id: number; selection: "all" | "selected"; suspended: boolean; permissions: Record<string, string> };
}

/** One deployment of a repository. */
export interface FakeDeployment {
  id: number;
  environment: string;
  at: string;
  run: number | null;
  approvedBy: string | null;
  /** What else somebody wrote as the address of its log. */
  log?: string;
  /** Of another commit than the runs. */
  sha?: string;
}

/** One repository of it. */
export interface FakeRepository {
  id: number;
  name: string;
  private: boolean;
  archived: boolean;
  pushedAt: string;
  keys: { id: number; title: string; key: string; readOnly: boolean; addedBy: string }[];
  secrets: { name: string; store: "actions" | "dependabot" }[];
  variables: { name: string }[];
  environments: { id: number; name: string; custom: string[] | null; secrets: string[]; variables: string[] }[];
  collaborators: { login: string; role: string }[];
  teams: { slug: string; role: string }[];
  hooks: { id: number; host: string }[];
  runners: { id: number; name: string }[];
  protections: { pattern: string; approvals: number }[];
  /** `include`: absent, the default branch. */
  rulesets: { id: number; name: string; include?: string[] }[];
  /** Text by path. */
  files: Map<string, string>;
  /** The same of branches beside the default one, by their names. */
  branches: Map<string, Map<string, string>>;
  /** Ids of workflows by path. */
  workflows: Map<string, number>;
  /** The newest first. */
  runs: { id: number; path: string; conclusion: string | null; at: string; branch: string }[];
  /** The newest first; the run tells who approved it. `log`: what somebody wrote as the address of its log. */
  deployments: FakeDeployment[];
  alerts: { number: number; type: string }[];
}

/** A repository of that number in an organization. */
export function repositoryNamed(organization: FakeOrganization, name: string): FakeRepository {
  const found = organization.repositories.find((repository) => repository.name === name);
  if (!found) throw new Error(`there is no repository ${name}`);
  return found;
}

import { workflowFacts } from "#collectors/github/slices/workflows.ts";
import type { Fact } from "../../../../facts/fact.ts";
import type { Json, JsonObject } from "../../../../facts/json.ts";
import { domainFactsOf } from "../../../../reach/joins/testing/domain-facts.ts";
import type { DomainFacts } from "../../../../reach/estate.ts";
import { documentOf } from "../../workflows/testing/documents.ts";

export const ACME = "github:github.com/acme";
export const API = "github:github.com:repository:acme/api";

/** Key of a hub of `acme/api`. */
export const inApi = (power: string) => `hub:${API}#${power}`;

/** Key of a hub of the organization `acme`. */
export const inAcme = (power: string) => `hub:github:github.com:organization:acme#${power}`;

/** Listings of which each is complete unless a case says otherwise. */
const OF_ORGANIZATION = ["people", "teams", "organization-roles", "app-installations", "organization-secrets"];
const OF_RUNNERS = ["runner-groups", "organization-runners"];
const OF_REPOSITORY = [
  "repository-access",
  "environments",
  "repository-secrets",
  "environment-secrets",
  "branch-rules",
  "repository-runners",
];

/** The organization `acme` with the private repository `acme/api`, to which cases add. */
export class Host {
  readonly #facts: Fact[] = [];
  readonly #unread = new Set<string>();
  #repositories = 0;
  at = "2026-01-01T00:00:00Z";

  constructor(organization: JsonObject = {}) {
    const content = {
      members: { defaultRepositoryPermission: "none" },
      workflow: { defaultPermissions: "read" },
      ...organization,
    };
    this.#add("resource", "organization", "github:github.com:organization:acme", "acme", { content, key: "1" });
    this.repository("api");
  }

  /** Another repository, or what is known of `api`. */
  repository(name: string, content: JsonObject = {}): this {
    this.#repositories += 1;
    const alias = `github:github.com:repository:acme/${name}`;
    const at = this.#facts.findIndex((fact) => fact.alias === alias);
    const fact = this.#fact("resource", "repository", alias, `acme/${name}`, {
      key: at === -1 ? String(100 + this.#repositories) : (this.#facts[at]?.key ?? ""),
      content: { owner: "acme", repository: name, visibility: "private", defaultBranch: "main", ...content },
      container: "github:github.com:organization:acme",
    });
    if (at === -1) this.#facts.push(fact);
    else this.#facts[at] = fact;
    return this;
  }

  /** A member of the organization, or its owner as `admin`. */
  user(login: string, role = "member"): this {
    const identity = this.#owned("identity", "user", login, { content: { id: login } });
    return this.#put("attachment", "organization-role", `${login}#${role}`, {
      identity,
      content: { user: login, role },
    });
  }

  team(slug: string, members: readonly string[], parent: string | null = null): this {
    const content = { parent: parent && `${ACME}:team:${parent}` };
    const team = this.#owned("identity", "team", slug, { content });
    for (const user of members) {
      this.#put("attachment", "team-member", `${slug}#${user}`, {
        identity: `${ACME}:user:${user}`,
        content: { team, user },
      });
    }
    return this;
  }

  /** A role in a repository, of `user:<login>` or `team:<slug>`. */
  role(subject: string, role: string, repository = "api"): this {
    const own = { identity: `${ACME}:${subject}`, content: { role } };
    return this.#inside(repository, "attachment", "repository-role", subject.replace(":", "/"), own);
  }

  app(slug: string, permissions: JsonObject, access: JsonObject = { selection: "all" }, about: JsonObject = {}): this {
    const identity = this.#owned("identity", "app-installation", slug, { content: { appId: `app-${slug}`, ...about } });
    const document = this.#owned("policy-document", "app-permissions", slug, { content: { permissions } });
    return this.#put("attachment", "app-access", slug, { identity, document, content: access });
  }

  token(
    name: string,
    owner: string,
    permissions: JsonObject,
    access: JsonObject = { selection: "all" },
    about: JsonObject = {},
  ): this {
    const content = { ownerAlias: `${ACME}:user:${owner}`, expires: null, ...about };
    const identity = this.#owned("identity", "fine-grained-token", name, { content });
    const document = this.#owned("policy-document", "token-permissions", name, { content: { permissions } });
    return this.#put("attachment", "token-access", name, { identity, document, content: access });
  }

  classic(name: string, owner: string, scopes: Json): this {
    return this.#put("identity", "classic-token", name, {
      content: { ownerAlias: `${ACME}:user:${owner}`, scopes, expires: null },
    });
  }

  key(id: string, content: JsonObject): this {
    return this.#inside("api", "identity", "deploy-key", id, { content });
  }

  ruleset(name: string, content: JsonObject): this {
    const own = { enforcement: "active", target: "branch", include: ["~DEFAULT_BRANCH"], sourceType: "Repository" };
    return this.#inside("api", "policy-document", "ruleset", name, { content: { ...own, ...content } });
  }

  protection(pattern: string, content: JsonObject): this {
    return this.#inside("api", "policy-document", "branch-protection", pattern, { content });
  }

  settings(content: JsonObject): this {
    return this.#inside("api", "policy-document", "actions-settings", "actions", { content });
  }

  environment(name: string, content: JsonObject): this {
    const open = { reviewers: [], waitMinutes: 0, protectionApps: [], branches: { policy: "any" } };
    return this.#inside("api", "resource", "deployment-environment", name, { content: { ...open, ...content } });
  }

  secret(name: string, environment: string | null = null): this {
    if (environment === null) {
      return this.#inside("api", "stored-copy", "repository-secret", `actions/${name}`, {
        name,
        content: { store: "actions" },
      });
    }
    const content = { store: "actions", environment };
    return this.#inside("api", "stored-copy", "environment-secret", `${environment}/${name}`, { name, content });
  }

  sharedSecret(name: string, content: JsonObject): this {
    return this.#put("stored-copy", "organization-secret", `actions/${name}`, {
      name,
      content: { store: "actions", ...content },
    });
  }

  organizationRole(id: string, content: JsonObject, identity: string): this {
    const document = this.#owned("policy-document", "organization-role", id, { content });
    return this.#put("attachment", "organization-role-assignment", `${id}#${identity}`, {
      identity: `${ACME}:${identity}`,
      document,
    });
  }

  group(name: string, content: JsonObject): this {
    return this.#put("resource", "runner-group", name, { content: { visibility: "all", workflows: null, ...content } });
  }

  /** A runner of a group; without one a runner of `acme/api` itself. */
  runner(name: string, group: string | null, labels: readonly string[], ephemeral: boolean | null = false): this {
    const content = { runsOn: [...labels], ...(ephemeral === null ? {} : { ephemeral }) };
    if (group === null) return this.#inside("api", "identity", "repository-runner", name, { content });
    return this.#put("identity", "organization-runner", name, { content: { ...content, group } });
  }

  /** A workflow file as it is read. */
  workflow(name: string, yaml: string, repository = "api", about: { state?: string; branch?: string } = {}): this {
    const path = `.github/workflows/${name}`;
    const place = { host: "github.com", owner: "acme", repository, key: repository };
    const { branch, state = "active" } = about;
    const seen = {
      ...{ key: null, state, ref: branch ?? "main", owners: null, evidence: { source: path } },
      ...(branch === undefined ? {} : { branch }),
      document: documentOf(yaml, path, repository),
    };
    this.#facts.push(...workflowFacts(place, [seen]));
    return this;
  }

  /** A listing that was not read, of the organization or of a repository by name. */
  unread(kind: string, repository: string | null = null): this {
    this.#unread.add(`${kind} ${this.#scopeOf(repository)}`);
    return this;
  }

  /** Everything but the facts of some aliases. */
  facts(without: ReadonlySet<string> = new Set()): DomainFacts {
    const facts = this.#facts.filter(({ alias }) => !without.has(alias));
    return { ...domainFactsOf("github", "github.com", { facts, slices: this.#slices() }), at: this.at };
  }

  /** Aliases of all facts, in the order they were added. */
  aliases(): string[] {
    return this.#facts.map(({ alias }) => alias);
  }

  #slices(): Parameters<typeof domainFactsOf>[2]["slices"] {
    const names = this.#facts
      .filter(({ kind }) => kind === "repository")
      .map(({ content }) => String(content.repository));
    const pairs = [
      ...[...OF_ORGANIZATION, ...OF_RUNNERS].map((kind) => ({ kind, scope: this.#scopeOf(null) })),
      ...names.flatMap((name) => OF_REPOSITORY.map((kind) => ({ kind, scope: this.#scopeOf(name) }))),
    ];
    return pairs.map(({ kind, scope }) => {
      const isUnread = this.#unread.has(`${kind} ${scope}`);
      const coverage = { problems: [], problemCount: 0 };
      return {
        slice: { path: kind, kind, scope },
        coverage: isUnread
          ? { ...coverage, status: "denied", reason: "GitHub refused (403)." }
          : { ...coverage, status: "complete", reason: null },
      } as Parameters<typeof domainFactsOf>[2]["slices"][number];
    });
  }

  #scopeOf(repository: string | null): string {
    if (repository === null) return "organization/1";
    const fact = this.#facts.find(({ alias }) => alias === `github:github.com:repository:acme/${repository}`);
    return `repository/${fact?.key ?? ""}`;
  }

  #put(noun: Fact["noun"], kind: string, word: string, own: Own): this {
    this.#owned(noun, kind, word, own);
    return this;
  }

  #owned(noun: Fact["noun"], kind: string, word: string, own: Own): string {
    const alias = `${ACME}:${kind}:${word}`;
    this.#add(noun, kind, alias, own.name ?? word, {
      container: "github:github.com:organization:acme",
      key: word,
      ...own,
    });
    return alias;
  }

  #inside(repository: string, noun: Fact["noun"], kind: string, word: string, own: Own): this {
    const alias = `${ACME}/${repository}:${kind}:${word}`;
    const container = `github:github.com:repository:acme/${repository}`;
    this.#add(noun, kind, alias, own.name ?? word, { container, key: word, ...own });
    return this;
  }

  #add(noun: Fact["noun"], kind: string, alias: string, name: string, own: Own): void {
    this.#facts.push(this.#fact(noun, kind, alias, name, own));
  }

  #fact(noun: Fact["noun"], kind: string, alias: string, name: string, own: Own): Fact {
    const { content = {}, key = alias, container, identity, document } = own;
    const refs = {
      ...(container === undefined ? {} : { container }),
      ...(identity === undefined ? {} : { identity }),
      ...(document === undefined ? {} : { document }),
    };
    return { noun, kind, scope: "organization/1", key, alias, name, refs, content, evidence: { source: "test" } };
  }
}

interface Own {
  content?: JsonObject;
  key?: string;
  name?: string;
  container?: string;
  identity?: string;
  document?: string;
}

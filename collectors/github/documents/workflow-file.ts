import { z } from "zod";
import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import type { IdentitySystem } from "#lib/domain/systems/github/workflows/identity.ts";

const MAX_ITEMS = 10_000;

const Line = z.number().int().min(1).max(10_000_000);
const Said = z.string().max(8192);
const Words = z.array(Said).max(MAX_ITEMS);
const Lines = z.array(Line).max(MAX_ITEMS);

function many<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(MAX_ITEMS);
}

const Values = z.object({ line: Line, text: Said, values: Words, complete: z.boolean() });

const Permissions = z.object({
  line: Line,
  from: z.enum(["workflow", "job"]),
  value: z.union([
    z.enum(["read-all", "write-all"]),
    z.record(z.string().regex(/^[a-z-]{1,64}$/), z.enum(["read", "write", "none"])),
  ]),
});

const Trigger = z.object({
  event: Said,
  line: Line,
  types: Words,
  branches: Words,
  branchesIgnore: Words,
  tags: Words,
  tagsIgnore: Words,
  paths: Words,
  pathsIgnore: Words,
  schedules: Words,
  workflows: Words,
  inputs: many(
    z.object({
      name: Said,
      line: Line,
      required: z.boolean(),
      type: Said.nullable(),
      default: Said.nullable(),
      options: Words,
    }),
  ),
  secrets: many(z.object({ name: Said, line: Line, required: z.boolean() })),
});

const Use = z.object({
  line: Line,
  text: Said,
  kind: z.enum(["action", "workflow", "docker"]),
  repository: Said.nullable(),
  path: Said,
  ref: Said.nullable(),
  pin: z.enum(["sha", "tag", "branch", "local", "digest", "none"]),
});

const Call = z.object({
  line: Line,
  use: Use,
  inputs: many(z.object({ name: Said, line: Line, value: Values.nullable() })),
  secrets: many(z.object({ name: Said, line: Line, from: Words })),
});

const RunsOn = z.object({
  line: Line,
  text: Words,
  labels: many(Words),
  group: Values.nullable(),
  complete: z.boolean(),
});

const SYSTEMS = {
  aws: "",
  azure: "",
  cloudflare: "",
  crates: "",
  docker: "",
  gcp: "",
  github: "",
  kubernetes: "",
  npm: "",
  pypi: "",
  rubygems: "",
  sigstore: "",
  ssh: "",
  terraform: "",
  vault: "",
} satisfies Record<IdentitySystem, "">;

const Login = z.object({
  system: z.enum(Object.keys(SYSTEMS) as IdentitySystem[]),
  kind: Said,
  value: Values.nullable(),
  static: z.boolean(),
  line: Line,
  secrets: Words,
  literal: z.boolean(),
  by: Said,
  via: Said.nullable(),
  about: z.record(z.string().max(64), Values),
});

const Mention = z.object({ name: Said, lines: Lines });

const Job = z.object({
  id: Said,
  line: Line,
  name: Said.nullable(),
  permissions: Permissions.nullable(),
  idToken: z.enum(["write", "none", "inherited"]),
  environment: Values.nullable(),
  runsOn: RunsOn.nullable(),
  needs: many(z.object({ name: Said, line: Line })),
  condition: z.object({ line: Line, references: Words }).nullable(),
  secrets: many(Mention),
  allSecrets: Lines,
  githubToken: Lines,
  inheritsSecrets: z.boolean(),
  vars: many(Mention),
  uses: many(Use),
  call: Call.nullable(),
  containers: many(z.object({ line: Line, of: Said, registry: Said.nullable(), secrets: Words })),
  checkouts: many(
    z.object({ line: Line, references: Words, triggers: Words, guard: z.enum(["refuses-forks", "none", "unknown"]) }),
  ),
  identities: many(Login),
  literals: many(z.object({ line: Line, at: Said })),
});

/** A workflow file as the parser reduced it, where it comes out of an export that anybody may have written. */
export const WorkflowFile = z.object({
  owner: Said,
  repository: Said,
  path: Said,
  name: Said.nullable(),
  triggers: many(Trigger),
  permissions: Permissions.nullable(),
  jobs: many(Job),
}) satisfies z.ZodType<WorkflowDocument>;

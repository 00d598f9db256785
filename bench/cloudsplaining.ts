import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { WorldFacts } from "#lib/domain/systems/aws/trust/world-facts.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";

const VERSION = "0.9.1";

/** Runs a program and says what it cost with its children, in CPU seconds. */
const COSTING = `import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if done.returncode != 0: sys.exit(done.stderr.decode()[-2000:])
print(used.ru_utime + used.ru_stime)`;

const run = promisify(execFile);

/**
 * What cloudsplaining takes to scan the roles of one account, in CPU seconds: it flags policies one by one, and does not ask
 * who becomes whom. Null, with the reason, where it does not install.
 * @see https://github.com/salesforce/cloudsplaining
 */
export async function scanWithCloudsplaining(facts: WorldFacts): Promise<{ seconds: number } | { why: string }> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-cloudsplaining-"));
  try {
    const python = await installed();
    const input = join(directory, "details.json");
    writeFileSync(input, JSON.stringify(authorizationDetails(facts)));
    const program = join(python, "..", "cloudsplaining");
    const scan = [program, "scan", "--input-file", input, "--output", directory, "--skip-open-report"];
    const { stdout } = await run(python, ["-c", COSTING, ...scan], { cwd: directory });
    return { seconds: Number(stdout) };
  } catch (error) {
    return { why: String(error).split("\n").slice(0, 2).join(" ") };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A Python that has it, installed once and kept in the user's cache. */
async function installed(): Promise<string> {
  const environment = join(
    process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
    "rollcall",
    `cloudsplaining-${VERSION}`,
  );
  const python = join(environment, "bin", "python");
  if (existsSync(join(environment, "bin", "cloudsplaining"))) return python;
  await run("python3", ["-m", "venv", environment]);
  await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `cloudsplaining==${VERSION}`]);
  return python;
}

/** The roles as `aws iam get-account-authorization-details` answers them, as if all were of one account. */
function authorizationDetails({ identities, documents, attachments }: WorldFacts): JsonObject {
  const texts = new Map([...documents].map(({ alias, content }) => [alias, content.document ?? null]));
  const inline = new Map<unknown, JsonObject[]>();
  for (const { content } of attachments) {
    if (content.kind !== "inline") continue;
    const policy = { PolicyName: String(content.of), PolicyDocument: texts.get(String(content.of)) ?? null };
    inline.set(content.target, [...(inline.get(content.target) ?? []), policy]);
  }
  const roles = [...identities].filter(({ kind }) => kind === "role");
  return {
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: roles.map(({ content }, place): JsonObject => ({
      Path: "/",
      RoleName: `role-${place}`,
      RoleId: `AROA${String(place).padStart(16, "0")}`,
      Arn: content.arn ?? "",
      CreateDate: "2026-01-01T00:00:00+00:00",
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] },
      InstanceProfileList: [],
      RolePolicyList: inline.get(content.arn) ?? [],
      AttachedManagedPolicies: [],
      Tags: [],
    })),
  };
}

import { spawn, type SpawnOptions } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGES = ["chromium", "fonts-liberation"];

export interface DebianOptions {
  /** Where packages are unpacked when they cannot be installed. */
  directory: string;
  onStep(message: string): void;
  signal: AbortSignal;
}

/** Gets Chromium from Debian's packages: installed as root, unpacked beside the tests otherwise. */
export async function installDebianChromium(options: DebianOptions): Promise<string | undefined> {
  if (!existsSync("/usr/bin/apt-get")) return undefined;
  return process.getuid?.() === 0 ? installAsRoot(options) : unpack(options);
}

async function installAsRoot({ signal }: DebianOptions): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, signal });
  const installed = await run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", ...PACKAGES], {
    env,
    signal,
  });
  return installed.ok ? "/usr/bin/chromium" : undefined;
}

/** apt works without root when it keeps its lists elsewhere: it says what is missing here, fetches it, dpkg unpacks it. */
async function unpack({ directory, onStep, signal }: DebianOptions): Promise<string | undefined> {
  const launcher = join(directory, "chromium");
  if (existsSync(launcher)) return launcher;
  const root = join(directory, "root");
  const archives = join(directory, "archives");
  for (const path of [root, archives, join(directory, "lists", "partial"), join(directory, "cache")]) {
    mkdirSync(path, { recursive: true });
  }
  const apart = [
    ...["-o", `Dir::State::lists=${join(directory, "lists")}`, "-o", `Dir::Cache=${join(directory, "cache")}`],
    ...["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1"],
  ];
  onStep("reading the package lists");
  await run("apt-get", ["update", "-qq", ...apart], { signal });
  const simulated = await run("apt-get", ["install", "-s", "--no-install-recommends", ...apart, ...PACKAGES], {
    signal,
  });
  const packages = packagesToInstall(simulated.output);
  if (packages.length === 0) return undefined;

  onStep(`fetching ${packages.length} packages`);
  const fetched = await run("apt-get", ["download", "-qq", ...apart, ...packages], { cwd: archives, signal });
  if (!fetched.ok) return undefined;
  onStep("unpacking");
  for (const archive of readdirSync(archives)) await run("dpkg", ["-x", join(archives, archive), root], { signal });
  for (const name of ["archives", "lists", "cache"]) rmSync(join(directory, name), { recursive: true });
  writeFileSync(launcher, launcherScript(root));
  chmodSync(launcher, 0o755);
  return launcher;
}

/** The packages that an `apt-get install -s` would install, dependencies first. */
export function packagesToInstall(simulation: string): string[] {
  return [...simulation.matchAll(/^Inst (\S+) .*?\((\S+)/gm)].map(([, name, version]) => `${name}=${version}`);
}

/** Starts an unpacked Chromium with the libraries and fonts that were unpacked beside it. */
function launcherScript(root: string): string {
  const machine = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
  const libraries = [`usr/lib/${machine}`, `lib/${machine}`, "usr/lib"].map((path) => join(root, path)).join(":");
  return [
    "#!/bin/sh",
    `export LD_LIBRARY_PATH='${libraries}'`,
    `export XDG_DATA_DIRS='${join(root, "usr/share")}':/usr/local/share:/usr/share XDG_DATA_HOME='${join(root, "usr/share")}'`,
    `[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH='${join(root, "etc/fonts")}'`,
    `exec '${join(root, "usr/lib/chromium/chromium")}' "$@"`,
    "",
  ].join("\n");
}

function run(command: string, args: string[], options: SpawnOptions): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "ignore"] });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (error) => (error.name === "AbortError" ? reject(error) : resolve({ ok: false, output })));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

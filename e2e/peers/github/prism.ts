import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Prism between a client and a server: it says of each request and answer what GitHub's description does not allow. */
export interface Prism {
  url: string;
  stop(): Promise<void>;
}

interface Description {
  openapi: string;
  info: object;
  paths: Record<string, unknown>;
  components: Record<string, Record<string, unknown>>;
}

const START_WITHIN_MS = 120_000;

/** Starts it before a server, with GitHub's description of some paths; the whole one takes it minutes to read. */
export async function startPrism(upstream: string, paths: readonly string[]): Promise<Prism> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-prism-"));
  const document = join(directory, "github.json");
  writeFileSync(document, JSON.stringify(descriptionOf(paths)));
  const port = await freePort();
  const program = join(require.resolve("@stoplight/prism-cli/package.json"), "../dist/index.js");
  const args = [program, "proxy", document, upstream, "--host", "127.0.0.1", "--port", String(port)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  try {
    await listening(child);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
      rmSync(directory, { recursive: true });
    },
  };
}

/** GitHub's description of Enterprise Cloud, cut to these paths and what they refer to. */
function descriptionOf(wanted: readonly string[]): Description {
  const whole = JSON.parse(
    readFileSync(join(require.resolve("@octokit/openapi/package.json"), "../generated/ghec.json"), "utf8"),
  ) as Description;
  const paths = Object.fromEntries(
    wanted.map((path) => {
      const found = whole.paths[path];
      if (found === undefined) throw new Error(`GitHub describes no ${path}`);
      return [path, found];
    }),
  );
  const components: Description["components"] = {};
  const follow = (value: unknown): void => {
    for (const [, kind = "", name = ""] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      if (components[kind]?.[name] !== undefined) continue;
      const found = whole.components[kind]?.[name];
      components[kind] = { ...components[kind], [name]: found };
      follow(found);
    }
  };
  follow(paths);
  return { openapi: whole.openapi, info: whole.info, paths, components };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function listening(child: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Prism did not start: ${said}`)), START_WITHIN_MS);
    const hear = (piece: Buffer) => {
      said += piece.toString();
      if (!said.includes("Prism is listening")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`Prism ended with ${code}: ${said.slice(-2000)}`));
    });
  });
}

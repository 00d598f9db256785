import { createServer } from "node:net";
import { errorCode } from "./data-directory.ts";
import { LaunchError } from "./launch-error.mjs";

/** Refuses a port that cannot be listened on, before anything slow. */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => reject(new LaunchError(explainListenError(errorCode(error), host, port))));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}

/** Why a port cannot be listened on, and what to do. */
export function explainListenError(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Choose another one: PORT=${port === 65_535 ? 3000 : port + 1} npm start`;
  }
  if (code === "EACCES") {
    return `This user may not listen on port ${port}; ports below 1024 often need rights of their own. Choose another one: PORT=3000 npm start`;
  }
  return `Rollcall cannot listen on ${host} (${code ?? "unknown error"}): this machine has no such address. Leave ROLLCALL_HOST empty for this machine only, or name one of its addresses.`;
}

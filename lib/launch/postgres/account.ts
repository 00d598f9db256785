import { spawnSync } from "node:child_process";
import { LaunchError } from "../launch-error.mjs";

const NAME = "rollcall";

/** The user Postgres runs as when we are root, which it refuses to be. */
export interface Account {
  uid: number;
  gid: number;
}

/** The system user for Postgres, made if it does not exist yet. Only for root. */
export function findOrCreateAccount(): Account {
  const existing = findAccount();
  if (existing !== undefined) return existing;
  for (const [command, args] of [
    [
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", NAME],
    ],
    ["adduser", ["-S", "-D", "-H", "-h", "/nonexistent", "-s", "/bin/false", NAME]],
  ] as const) {
    const path = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;
    spawnSync(command, args, { env: { ...process.env, PATH: path }, stdio: "ignore" });
    const made = findAccount();
    if (made !== undefined) return made;
  }
  throw new LaunchError(
    [
      `Postgres does not run as root, and the system user "${NAME}" for it could not be made here.`,
      `Make it (useradd --system ${NAME}), start Rollcall as an ordinary user, or use a Postgres of your own with DATABASE_URL.`,
    ].join("\n"),
  );
}

/** Whether a user can enter a directory: tried rather than computed, so that access lists and the like count too. */
export function canEnter(directory: string, account: Account): boolean {
  const result = spawnSync("/bin/sh", ["-c", 'cd "$0"', directory], { ...account, cwd: "/", stdio: "ignore" });
  if (result.error !== undefined) {
    throw new LaunchError(
      "This container or system does not let root start a process as another user, which Postgres needs.\nStart Rollcall as an ordinary user, or use a Postgres of your own with DATABASE_URL.",
    );
  }
  return result.status === 0;
}

function findAccount(): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(spawnSync("id", [flag, NAME], { encoding: "utf8" }).stdout || NaN),
  );
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== undefined && gid !== undefined && uid > 0
    ? { uid, gid }
    : undefined;
}

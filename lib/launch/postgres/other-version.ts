/** How an operator's own tools reach the cluster. */
export interface ClusterAccess {
  dataDir: string;
  socketDirectory: string;
}

/** What to do with a cluster that the Postgres of this release cannot read. */
export function explainOtherVersion(cluster: string, found: string, brought: number, access: ClusterAccess): string {
  const connection = `PGPASSWORD="$(cat '${access.dataDir}/postgres-password')" %s --host='${access.socketDirectory}' --username=rollcall`;
  const dump = connection.replace("%s", "pg_dump");
  const restore = connection.replace("%s", "pg_restore");
  return [
    `The database in ${cluster} was made by Postgres ${found}; this release of Rollcall brings Postgres ${brought}, which cannot read it.`,
    "Nothing was changed. To move it over, with the client tools of Postgres:",
    "  1. Go back to the release that made it, start it, and save the database:",
    `     ${dump} --format=custom --file=rollcall.dump rollcall`,
    `  2. Stop it, rename ${cluster} (keep it until all is well), and start this release.`,
    "  3. While it runs, restore:",
    `     ${restore} --dbname=rollcall --clean --if-exists rollcall.dump`,
  ].join("\n");
}

/** A link that lets the first administrator in. */
export interface FirstSignIn {
  url: string;
  expiresAt: Date;
}

/**
 * Makes the one-time link of the first start; nothing once there is an administrator. It goes to the terminal only,
 * never into a log: whoever holds it owns the installation.
 */
export async function firstSignIn(databaseUrl: string, baseUrl: string): Promise<FirstSignIn | undefined> {
  const { openDatabase } = await import("#lib/db/database.ts");
  const { administratorExists, createSignInLink } = await import("#lib/service/sign-in-links.ts");
  const database = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    if (await administratorExists(database)) return undefined;
    const actor = { kind: "system", id: "launch", name: "start" } as const;
    return await createSignInLink({ actor, database, now: new Date() }, baseUrl);
  } finally {
    await database.close();
  }
}

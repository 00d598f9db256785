import { createPrivateKey } from "node:crypto";
import { createAppAuth } from "@octokit/auth-app";
import type { Octokit } from "@octokit/rest";
import { InvalidInput } from "#lib/errors.ts";

/** As whom GitHub is asked. Holds secrets: never logged, never kept. */
export interface Credential {
  /** An App's installation, or a person's token. */
  type: "app" | "token";
  /** Whether {@link token} may bring another one later. */
  renews: boolean;
  /** @param rejected the one that was not accepted a moment ago; null: none was */
  token(rejected: string | null): Promise<string>;
  /** What speaks for the App itself; null: there is none. */
  appToken: (() => Promise<string>) | null;
}

/** A personal access token. */
export function tokenCredential(token: string): Credential {
  return { type: "token", renews: false, token: async () => token, appToken: null };
}

/**
 * An App that is installed: its key makes short tokens of the installation, which are renewed before they end.
 * @throws InvalidInput when the key is none
 */
export function appCredential(
  app: { appId: string; privateKey: string; installation: { readonly id: number | null } },
  request: Octokit["request"],
): Credential {
  const { appId, installation } = app;
  const privateKey = readKey(app.privateKey);
  const auth = createAppAuth({ appId, privateKey, request, log: SILENT });
  let renewing: Promise<{ token: string }> | null = null;
  return {
    type: "app",
    renews: true,
    async token(rejected) {
      if (installation.id === null) throw new Error("which installation it is was not looked up");
      const which = { type: "installation", installationId: installation.id } as const;
      const { token } = await auth(which);
      if (token !== rejected) return token;
      // Calls that are made together are rejected together: one new token does for all of them.
      renewing ??= auth({ ...which, refresh: true }).finally(() => (renewing = null));
      return (await renewing).token;
    },
    appToken: async () => (await auth({ type: "app" })).token,
  };
}

/** What the library would say repeats what GitHub answered. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** GitHub gives keys in PKCS #1, others turn them into PKCS #8. @throws InvalidInput */
function readKey(pem: string): string {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "rsa") return key.export({ type: "pkcs8", format: "pem" }).toString();
  } catch {
    // Said below: what OpenSSL says of it is of no use to anybody.
  }
  throw new InvalidInput(
    "The private key is not usable. Paste the whole .pem file that GitHub gave when the key was generated, with its " +
      "BEGIN and END lines.",
  );
}

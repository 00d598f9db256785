import { SHAPES } from "../shapes.ts";
import type { Login, ReadLogin } from "./login.ts";

/**
 * A client by OIDC, credentials as JSON, or the managed identity of the runner.
 * @see https://github.com/Azure/login#input-arguments
 */
export const azureLogin: ReadLogin = (step) => {
  const about = {
    tenant: step.value(SHAPES.guid, "tenant-id", "tenant_id"),
    subscription: step.value(SHAPES.guid, "subscription-id", "subscription_id"),
    audience: step.value(SHAPES.host, "audience"),
  };
  const client = {
    system: "azure",
    kind: "client",
    value: step.value(SHAPES.guid, "client-id", "client_id"),
    about,
  } as const;
  const credentials = step.credential("creds");
  const logins: Login[] = [];
  if (credentials) {
    logins.push({ system: "azure", kind: "credentials", value: credentials.text, credentials: [credentials], about });
  }
  if (step.has("client-id") || step.has("client_id")) logins.push({ ...client, credentials: [] });
  return logins.length > 0 ? logins : [{ system: "azure", kind: "runner", value: null, credentials: [], about }];
};

/** A client and its secret in the environment, as Terraform and the SDKs of Azure take them. */
export const azureVariables: ReadLogin = (step) => {
  return ["ARM", "AZURE"].flatMap((prefix) => {
    const client = step.variable(`${prefix}_CLIENT_ID`);
    const secret = step.variable(`${prefix}_CLIENT_SECRET`);
    if (!secret) return [];
    return [
      { system: "azure", kind: "client", value: client?.text ?? null, credentials: [secret], by: "env" } as const,
    ];
  });
};

/** How each kind of identity is called in sentences. */
export const KIND_LABELS: Readonly<Record<string, string>> = {
  role: "role",
  user: "user",
  group: "group",
  root: "root user",
  service: "AWS service",
  federated: "identity provider",
};

/** Kinds that live in no account: AWS itself, and providers outside of it. */
export const OUTSIDE: ReadonlySet<string> = new Set(["service", "federated"]);

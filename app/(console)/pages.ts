/** The pages of the masthead, with their keys. */
export const PAGES = [
  { path: "/", label: "This week", keys: "g o" },
  { path: "/identities", label: "Inventory", keys: "g i" },
  { path: "/reach", label: "Reach", keys: "g r" },
  { path: "/repositories", label: "Repositories", keys: "g e" },
  { path: "/accounts", label: "Accounts", keys: "g a" },
  { path: "/changes", label: "Changes", keys: "g c" },
  { path: "/sources", label: "Sources", keys: "g s" },
] as const;

/** Pages that the palette and the person's menu lead to; they show no other time. */
export const MORE_PAGES = [
  { path: "/leaked", label: "Find whose a leaked credential is", keys: "g l" },
  { path: "/environments", label: "Environments", keys: undefined },
  { path: "/help", label: "Help", keys: undefined },
  { path: "/connect", label: "Connect a source", keys: undefined },
] as const;

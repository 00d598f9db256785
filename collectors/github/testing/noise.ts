/** What GitHub adds to everything: none of it is kept. */
export const NOISE = {
  node_id: "MDQ6VXNlcjE=",
  url: "https://api.github.com/things/1",
  html_url: "https://github.com/things/1",
  updated_at: "2026-02-01T00:00:00Z",
};

/** A person as answers hold one. */
export function person(login: string, id: number) {
  return { ...NOISE, login, id, type: "User", site_admin: false, avatar_url: "https://avatars.example/1?v=4" };
}

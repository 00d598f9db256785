/** The settings of one profile by name. */
export type Profile = Readonly<Record<string, string>>;

/**
 * Reads a file of profiles as the command line of AWS writes them: `[default]`, `[profile prod]` or, as in its file of
 * credentials, `[prod]`. Nested settings, which are of single services, are left out.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export function readProfiles(text: string): Map<string, Profile> {
  const profiles = new Map<string, Record<string, string>>();
  let current: Record<string, string> | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;].*)?$/.test(line)) continue;
    const section = /^\[\s*([^\]]{1,256})\]/.exec(line)?.[1]?.trim();
    if (section !== undefined) {
      const name = /^(?:profile\s+)?["']?([^"'\s]+)["']?$/.exec(section)?.[1];
      current = name === undefined ? null : (profiles.get(name) ?? Object.create(null));
      if (name !== undefined && current) profiles.set(name, current);
      continue;
    }
    const setting = /^(\w{1,64})\s*=\s*(.*)$/.exec(line);
    if (current && setting?.[1]) current[setting[1].toLowerCase()] = withoutComment(setting[2] ?? "");
  }
  return profiles;
}

function withoutComment(value: string): string {
  return value.replace(/\s[#;].*$/, "").trim();
}

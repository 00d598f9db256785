/** What calls are signed with. Held in memory only. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Absent: they do not end by themselves. */
  expiration?: Date;
}

/** New ones are asked for so long before the old ones end. */
const EARLY_MS = 5 * 60_000;

/** Keeps what a source of keys gave for as long as it is good; calls at the same time share one question. */
export function kept(give: () => Promise<Keys>, onSecret?: (value: string) => void): () => Promise<Keys> {
  let asked: Promise<Keys> | null = null;
  let ends = 0;
  return () => {
    if (asked && Date.now() < ends) return asked;
    ends = Infinity;
    const asking = give().then(
      (keys) => {
        onSecret?.(keys.secretAccessKey);
        if (keys.sessionToken !== undefined) onSecret?.(keys.sessionToken);
        ends = keys.expiration ? keys.expiration.getTime() - EARLY_MS : Infinity;
        return keys;
      },
      (error: unknown) => {
        asked = null;
        throw error;
      },
    );
    asked = asking;
    return asking;
  };
}

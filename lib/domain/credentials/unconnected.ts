import type { CredentialName, NameOf } from "./credential-name.ts";

/**
 * Why no source could know a credential of this kind, and what to do without knowing; null where sources are read that
 * could. Each of these goes when its system is read.
 * @param isSearched some source that is connected could know it
 * @param readsAccount some source reads the access keys of that account of AWS, or was to; every one where that is left out
 */
export function unconnectedWords(
  name: CredentialName,
  isSearched: boolean,
  readsAccount: (account: string) => boolean = () => true,
): { because: string; steps: string[] } | null {
  switch (name.kind) {
    case "aws-access-key":
      if (isSearched) {
        if (name.account === undefined || readsAccount(name.account)) return null;
        return { because: ofUnreadAccount(name.account), steps: awsSteps(name) };
      }
      return { because: name.keyId.startsWith("ASIA") ? OF_A_SESSION : NO_ACCOUNT, steps: awsSteps(name) };
    case "github-token":
      return {
        because:
          "Rollcall does not read the audit log of GitHub, where the hash stands as `hashed_token`: it alone would tell whose token this is.",
        steps: [
          "Whoever made it deletes it in the settings of GitHub. Anybody who has it can revoke it: GitHub takes leaked tokens at `POST /credentials/revoke`.",
          "An owner of the organization finds what was done with it by searching the audit log for the hash above.",
        ],
      };
    case "ssh-key":
      if (isSearched) return null;
      return {
        because:
          "No organization of GitHub is connected, which would know deploy keys and keys of its members, and servers are not read. Whom this key proves cannot be said here.",
        steps: ["Take the key out wherever its fingerprint is listed: deploy keys, accounts, `authorized_keys`."],
      };
    case "jwt":
      return {
        because:
          "No system that Rollcall reads gives out such tokens. Whose it is can be said by its issuer only, if there is one.",
        steps: ["End it where it comes from: most issuers can end a session or refuse the key that signed it."],
      };
    default:
      return null;
  }
}

const NO_ACCOUNT =
  "AWS is not connected: no account of it was read. Whose key this is, and whether it still works, cannot be said here.";

function ofUnreadAccount(account: string): string {
  return `The key belongs to account ${account}, and no source reads that one. Whose key it is, and whether it still works, cannot be said here.`;
}

const OF_A_SESSION =
  "Keys of sessions stand in no listing of AWS. Its audit log, CloudTrail, alone tells whose session it was, and that is not read.";

function awsSteps({ keyId, account }: NameOf<"aws-access-key">): string[] {
  const where = account === undefined ? "its account" : `account ${account}`;
  if (keyId.startsWith("ASIA")) {
    return [`In ${where}, find in CloudTrail which role it belongs to, and revoke the role's sessions.`];
  }
  return [
    `In ${where}, make the key inactive in IAM: that can be undone. Then look in CloudTrail for what it did, and delete it.`,
  ];
}

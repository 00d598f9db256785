import { Command } from "commander";
import { createSignInLink } from "#lib/service/sign-in-links.ts";
import { asOperator, type CommandContext } from "../context.ts";

/** `rollcall sign-in-link`: a new one-time link for an administrator, or for a new password with `--email`. */
export function signInLinkCommand(context: CommandContext): Command {
  return new Command("sign-in-link")
    .description("Make a one-time link: a new administrator, or with --email a new password for one that exists.")
    .option("--email <address>", "the account that gets a new password")
    .option("--json", "one JSON object per line")
    .action(async (options: { email?: string; json?: boolean }) => {
      const { database } = await context.openDatabase();
      const { email } = options;
      const link = await createSignInLink(asOperator(context, database), context.baseUrl, { email });
      const expiresAt = link.expiresAt.toISOString();
      context.print(
        options.json
          ? `${JSON.stringify({ url: link.url, expiresAt })}\n`
          : `${link.url}\nGood once, until ${expiresAt}.\n`,
      );
    });
}

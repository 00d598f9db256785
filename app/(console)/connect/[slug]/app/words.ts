import type { RegistrationView } from "#lib/domain/sources/registration.ts";
import type { AppParams } from "./search-params.ts";

interface Words {
  title: string;
  lede: string;
}

interface Situation {
  registration: RegistrationView | null;
  /** Whether this browser knows what GitHub has to send back. */
  knowsState: boolean;
  refused: AppParams["refused"];
  organization: string;
  host: string;
  rights: number;
  workers: number;
}

const AGAIN = "Begin again: a new App takes a minute.";

const REFUSED: Readonly<Record<NonNullable<AppParams["refused"]>, string>> = {
  "no-code": "GitHub sent nobody's App back: there was no code in the address.",
  "not-awaited": "No App is waited for: it came back twice, or was begun anew meanwhile.",
  "not-yours": "What came back is not what was begun in this session.",
  expired: "It came back after more than an hour, and GitHub's code lives no longer.",
  "no-worker": "No worker has started yet, so nobody could take the App over. Start one first.",
  "signed-out": "You were signed out when GitHub sent you back.",
  failed: "What came back could not be taken over. The log says why.",
};

const MADE_ALREADY = "If GitHub did create the App, delete it there: its key is lost.";

/** What the page says of how far the App has come. */
export function wordsOf(situation: Situation): Words {
  const { registration, knowsState, refused, organization, host, rights, workers } = situation;
  switch (registration?.status) {
    case "queued":
    case "exchanging":
      return workers === 0
        ? { title: "The App waits for a worker.", lede: "No worker is running. One has an hour to fetch its key." }
        : { title: "Taking the App over", lede: "A worker fetches its key from GitHub and seals it." };
    case "done":
      return {
        title: `App ${registration.made} created; install it on ${organization}.`,
        lede: "Its key is sealed. GitHub lets it read nothing before an owner installs it, for all repositories.",
      };
    case "failed":
      return { title: "The App was not taken over.", lede: registration.error ?? AGAIN };
  }
  if (refused) return { title: "The App was not taken over.", lede: `${REFUSED[refused]} ${MADE_ALREADY} ${AGAIN}` };
  if (registration?.status === "awaiting" && registration.own && knowsState) {
    return {
      title: `Create the App on ${host}`,
      lede: `GitHub shows it once more before it creates anything: the ${rights} permissions that were chosen, all of them Read-only, and no webhook.`,
    };
  }
  if (registration?.status === "awaiting") {
    return {
      title: "This App was begun in another session.",
      lede: `Only the browser that began it can end it. ${AGAIN}`,
    };
  }
  return { title: "The hour for this App is over.", lede: `${MADE_ALREADY} ${AGAIN}` };
}

/** Whether the form to GitHub is drawn. */
export function mayPost({ registration, knowsState, refused }: Situation): boolean {
  return registration?.status === "awaiting" && registration.own && knowsState && refused === null;
}

import { unstable_rethrow } from "next/navigation";

/** What is said when an action ended in the network or in the server: nobody here knows how far it came. */
export const NOT_REACHED = "The server did not answer, so it may not have been done. Try again.";

/**
 * Answers as a server action does, or else with the sentence that it did not: a connection that breaks off is no reason
 * to take the page away. A redirect goes its way.
 */
export async function reached<Answer>(deed: () => Promise<Answer>, otherwise: (sentence: string) => Answer) {
  try {
    return await deed();
  } catch (error) {
    unstable_rethrow(error);
    return otherwise(NOT_REACHED);
  }
}

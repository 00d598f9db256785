import { createParser } from "nuqs/server";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of an incarnation in a page address. */
export const parseAsUuid = createParser({
  parse: (text) => (UUID.test(text) ? text : null),
  serialize: String,
});

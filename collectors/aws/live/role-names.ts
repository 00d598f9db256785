/** Names of the roles that the grant makes. */
export const HUB_ROLE = "rollcall-hub";
export const READER_ROLE = "rollcall-reader";

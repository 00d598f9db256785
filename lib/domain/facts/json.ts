/** A JSON value as the systems give it and Postgres keeps it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object. Keys come from outside: read them as data, never as code. */
export interface JsonObject {
  [key: string]: Json;
}

import { z } from "zod";
import { Arn, document, Name, Time } from "./parts.ts";

/** `N/A`, `not_supported`, `no_information` and the like say that there is nothing, or that it is not known. */
const Moment = z.preprocess(
  (text) => (typeof text === "string" && !/^\d{4}-/.test(text) ? null : text),
  Time.nullish(),
);

const Yes = z.preprocess((text) => {
  const word = typeof text === "string" ? text.toLowerCase() : text;
  return word === "true" ? true : word === "false" ? false : typeof word === "boolean" ? word : null;
}, z.boolean().nullable());

/** The row without the values that are in it for machines: each name as in the header of the report. */
export const ReportRow = document({
  user: Name,
  arn: Arn,
  user_creation_time: Moment,
  password_enabled: Yes,
  password_last_used: Moment,
  password_last_changed: Moment,
  password_next_rotation: Moment,
  mfa_active: Yes,
  access_key_1_active: Yes,
  access_key_1_last_rotated: Moment,
  access_key_1_last_used_date: Moment,
  access_key_2_active: Yes,
  access_key_2_last_rotated: Moment,
  access_key_2_last_used_date: Moment,
  cert_1_active: Yes,
  cert_1_last_rotated: Moment,
  cert_2_active: Yes,
  cert_2_last_rotated: Moment,
  /** Whether there are more keys or certificates than the columns can show. */
  additional_credentials_info: z.preprocess(
    (text) => (typeof text === "string" ? text !== "" && !/^(?:N\/A|not_supported)$/.test(text) : text),
    z.boolean().nullish(),
  ),
});

-- Rollcall migration: what the page of a role looks up is found without reading the whole partition of AWS.
-- By hand, as the schema language knows no such indexes. Both serve the past too, so closed versions are in them.

-- Policies of the organization by what they are attached to.
CREATE INDEX "attachment_fact_limit_target" ON "attachment_fact" ("trust_domain_id", ("content" ->> 'target')) WHERE "kind" IN ('scp', 'rcp');

-- Services that a role or user was at, by how their aliases begin.
CREATE INDEX "credential_fact_service_use" ON "credential_fact" ("trust_domain_id", "alias" text_pattern_ops) WHERE "kind" = 'service-use';

-- Rollcall migration: an alias names one live identity of a trust domain.
-- Checkouts of a repository and its organization may both know it, each as a trust domain of its own.

DROP INDEX "identity_fact_live_alias";
DROP INDEX "inventory_row_live_alias";
CREATE UNIQUE INDEX "identity_fact_live_alias" ON "identity_fact" ("alias", "trust_domain_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "inventory_row_live_alias" ON "inventory_row" ("alias", "trust_domain_id") WHERE "closed_by" IS NULL;

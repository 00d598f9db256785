-- Rollcall migration: when credentials were last used.
-- CreateTable
CREATE TABLE "credential_usage" (
    "trust_domain_id" INTEGER NOT NULL,
    "fact_id" UUID NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "granularity" TEXT NOT NULL,
    "collection_id" BIGINT NOT NULL,

    CONSTRAINT "credential_usage_pkey" PRIMARY KEY ("trust_domain_id","fact_id")
);

-- AddForeignKey
ALTER TABLE "credential_usage" ADD CONSTRAINT "credential_usage_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

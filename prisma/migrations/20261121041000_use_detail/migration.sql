-- Rollcall migration: what was done at a last use, and uses of identities without credentials.
-- AlterTable
ALTER TABLE "credential_usage" ADD COLUMN "detail" JSONB;

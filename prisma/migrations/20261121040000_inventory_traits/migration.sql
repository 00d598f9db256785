-- Rollcall migration: what an identity is, beside its kind: what the inventory is filtered by.
-- AlterTable
ALTER TABLE "inventory_row" ADD COLUMN "traits" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "inventory_row_traits_idx" ON "inventory_row" USING GIN ("traits");

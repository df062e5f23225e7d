ALTER TABLE "Order Items" DROP COLUMN "new";

DROP DATABASE shop_production;
